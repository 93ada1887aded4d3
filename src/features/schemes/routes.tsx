import { Hono } from 'hono';
import type { Question } from '../../core/questions/question.ts';
import { paths } from '../../paths.ts';
import { may } from '../../permissions.ts';
import { NotFound } from '../../refusal.ts';
import { stamp } from '../../ui/formats.ts';
import { allowed } from '../../web/allow.ts';
import {
  actorOf,
  dbOf,
  type Env,
  idOf,
  instanceOf,
  numberOf,
  type Request,
  viewerOf,
  viewOf,
} from '../../web/env.ts';
import { say } from '../../web/flash.ts';
import { blank, type Draft, type Entries, readForm, sayProblems, sentForm } from '../../web/form.ts';
import { endOf, newOnce, transactOnce } from '../../web/once.ts';
import { inCohort, inHouse } from '../../web/view.ts';
import { answeredKeys } from './asked-queries.ts';
import { changeCohort, createCohort } from './cohort.ts';
import { cohortOverview, listHistory } from './cohort-queries.ts';
import { changeRules, type RulesChange } from './criteria.ts';
import {
  buttonForm,
  byAimForm,
  cohortForm,
  constraintsForm,
  goalsForm,
  newQuestionForm,
  newSchemeForm,
  type OptionsHeld,
  presetForm,
  questionForm,
  schemeWordsForm,
  weightsForm,
} from './forms.ts';
import { hoursOf, ownReadingsLeft, readingsOf, supplyOf } from './home-queries.ts';
import { keysRead, optionsRead } from './keys-read.ts';
import { CohortPage } from './pages/cohort.tsx';
import { NewCohortPage, SettingsPage } from './pages/cohort-form.tsx';
import { HistoryPage, historyPageSize } from './pages/history.tsx';
import { HomePage } from './pages/home.tsx';
import { NewSchemePage } from './pages/new-scheme.tsx';
import { NewQuestionPage, QuestionPage } from './pages/question.tsx';
import { QuestionsPage } from './pages/questions.tsx';
import { RulesPage } from './pages/rules.tsx';
import { SchemePage } from './pages/scheme.tsx';
import { SchemeWordsPage } from './pages/scheme-words.tsx';
import { type Cohort, findCohort } from './queries.ts';
import { changeQuestions, type Files, type NewQuestion } from './question-list.ts';
import type { Role } from './questions-document.ts';
import { namingInWords } from './rules-in-words.ts';
import { createScheme, describeScheme } from './scheme.ts';
import { findScheme, listCohorts, listSchemes, type Scheme, takenNames } from './scheme-queries.ts';
import { findWarning } from './warning-queries.ts';
import { words } from './words.ts';

const schemePages = new Hono<Env>()
  .get(paths.home(), async (c) => {
    const schemes = await listSchemes(dbOf(c), viewerOf(c));
    return c.html(<HomePage view={inHouse(viewOf(c), 'schemes')} schemes={schemes} />);
  })
  .get(paths.newScheme(), (c) => {
    allowed(c, 'manageSchemes');
    const draft = blank({ template: c.req.query('template') ?? '' });
    return c.html(<NewSchemePage view={house(c)} draft={draft} once={newOnce()} />);
  })
  .post(paths.schemes(), async (c) => {
    allowed(c, 'manageSchemes');
    const { language } = viewOf(c);
    const form = await readForm(c, newSchemeForm(language, await takenNames(dbOf(c), {})));
    if (!form.ok) {
      const end = await endOf(dbOf(c), form.once);
      if (end !== null) return c.redirect(end, 303);
      return sayProblems(c, <NewSchemePage view={house(c)} draft={form} once={newOnce()} />);
    }
    const to = await transactOnce(instanceOf(c), actorOf(c), form.once, async (act) =>
      paths.scheme(await createScheme(act, form.value)),
    );
    say(c, words(language)('newScheme.done', { name: form.value.name }));
    return c.redirect(to, 303);
  })
  .get(paths.scheme(':scheme'), async (c) => {
    const scheme = await ownScheme(c);
    const cohorts = await listCohorts(dbOf(c), scheme.id);
    return c.html(<SchemePage view={house(c)} {...{ scheme, cohorts }} />);
  })
  .get(paths.schemeWords(':scheme'), async (c) => {
    const scheme = await ownScheme(c);
    const { name, definition, whoLeads } = scheme;
    return c.html(wordsPage(c, scheme, blank({ name, definition, whoLeads })));
  })
  .post(paths.schemeWords(':scheme'), async (c) => {
    const scheme = await ownScheme(c);
    const { language } = viewOf(c);
    const taken = await takenNames(dbOf(c), { except: scheme.id });
    const form = await readForm(c, schemeWordsForm(language, taken));
    if (!form.ok) return sayProblems(c, wordsPage(c, scheme, form));
    const to = await transactOnce(instanceOf(c), actorOf(c), form.once, async (act) => {
      await describeScheme(act, scheme.id, form.value);
      return paths.scheme(scheme.id);
    });
    say(c, words(language)('schemeWords.done'));
    return c.redirect(to, 303);
  });

const rulePages = new Hono<Env>()
  .get(paths.schemeRules(':scheme'), async (c) => c.html(rulesPage(c, await ownScheme(c), blank())))
  .post(paths.schemeConstraints(':scheme'), async (c) => {
    const scheme = await ownScheme(c);
    const form = await readForm(c, constraintsForm(viewOf(c).language, scheme.rules));
    if (!form.ok) return sayProblems(c, rulesPage(c, scheme, form));
    return rulesChanged(c, scheme, form.once, { kind: 'constraints', ...form.value }, 'rules.must.done');
  })
  .post(paths.schemeWeights(':scheme'), async (c) => {
    const scheme = await ownScheme(c);
    const form = await readForm(c, weightsForm(viewOf(c).language, scheme.rules));
    if (!form.ok) return sayProblems(c, rulesPage(c, scheme, form));
    return rulesChanged(c, scheme, form.once, { kind: 'weights', weights: form.value }, 'rules.points.done');
  })
  .post(paths.schemePreset(':scheme'), async (c) => {
    const scheme = await ownScheme(c);
    const data = await sentForm(c);
    const form = await readForm(c, data.has('preset') ? presetForm : byAimForm);
    if (!form.ok) throw new NotFound();
    const { value } = form;
    const change: RulesChange =
      'preset' in value
        ? { kind: 'preset', preset: value.preset }
        : { kind: 'byAim', byAim: value.byAim !== undefined };
    return rulesChanged(c, scheme, form.once, change, 'rules.points.done');
  })
  .post(paths.schemeGoals(':scheme'), async (c) => {
    const scheme = await ownScheme(c);
    const form = await readForm(c, goalsForm(viewOf(c).language));
    if (!form.ok) return sayProblems(c, rulesPage(c, scheme, form));
    return rulesChanged(c, scheme, form.once, { kind: 'goals', ...form.value }, 'rules.goals.done');
  });

const questionPages = new Hono<Env>()
  .get(paths.schemeQuestions(':scheme'), async (c) => {
    const scheme = await ownScheme(c);
    const role = c.req.query('role') === 'mentor' ? 'mentor' : 'mentee';
    return c.html(<QuestionsPage view={house(c)} {...{ scheme, role }} />);
  })
  .get(paths.newSchemeQuestion(':scheme'), async (c) => {
    const scheme = await ownScheme(c);
    const role = roleOf(c.req.query('role') ?? 'mentee');
    return c.html(
      <NewQuestionPage
        {...common(
          c,
          scheme,
          role,
          blank({ kind: 'text', ...fileEntries({ types: ['pdf', 'docx'], most: 1, megabytes: 5 }) }),
        )}
      />,
    );
  })
  .post(paths.newSchemeQuestion(':scheme'), async (c) => {
    const scheme = await ownScheme(c);
    const role = roleOf(c.req.query('role') ?? 'mentee');
    const form = await readForm(c, newQuestionForm(viewOf(c).language));
    if (!form.ok) return sayProblems(c, <NewQuestionPage {...common(c, scheme, role, form)} />);
    const { short } = form.value;
    const question = { ...described(form.value), short };
    await transactOnce(instanceOf(c), actorOf(c), form.once, async (act) => {
      await changeQuestions(act, scheme.id, role, [{ kind: 'added', question }]);
      return paths.schemeQuestions(scheme.id, role);
    });
    return questionsChanged(c, scheme, role, 'question.added', short);
  })
  .get(paths.schemeQuestion(':scheme', ':role', ':question'), async (c) => {
    const { scheme, role, question } = await ownQuestion(c);
    const { label, short, hint = '' } = question;
    const options = 'options' in question ? question.options.map((option) => option.label).join('\n') : '';
    const entries: Entries = {
      label,
      short,
      hint,
      options,
      ...(question.required ? { required: 'yes' } : {}),
      ...(question.kind === 'file' ? fileEntries(question) : {}),
    };
    const inUse = keysRead(scheme.rules, role).has(question.key);
    const { isAnswered } = await optionsHeld(c, scheme, role, question);
    const page = common(c, scheme, role, blank(entries));
    return c.html(<QuestionPage {...page} {...{ question, inUse, isAnswered }} />);
  })
  .post(paths.schemeQuestion(':scheme', ':role', ':question'), async (c) => {
    const { scheme, role, question } = await ownQuestion(c);
    const held = await optionsHeld(c, scheme, role, question);
    const { isAnswered } = held;
    const form = await readForm(c, questionForm(viewOf(c).language, question, held));
    const inUse = keysRead(scheme.rules, role).has(question.key);
    if (!form.ok)
      return sayProblems(
        c,
        <QuestionPage {...common(c, scheme, role, form)} {...{ question, inUse, isAnswered }} />,
      );
    await transactOnce(instanceOf(c), actorOf(c), form.once, async (act) => {
      const change = { kind: 'reworded', key: question.key, wording: form.value } as const;
      await changeQuestions(act, scheme.id, role, [change]);
      return paths.schemeQuestions(scheme.id, role);
    });
    return questionsChanged(c, scheme, role, 'question.saved', form.value.short);
  })
  .post(paths.schemeQuestionRemoval(':scheme', ':role', ':question'), async (c) => {
    const { scheme, role, question } = await ownQuestion(c);
    const { once } = await readForm(c, buttonForm);
    await transactOnce(instanceOf(c), actorOf(c), once, async (act) => {
      await changeQuestions(act, scheme.id, role, [{ kind: 'removed', key: question.key }]);
      return paths.schemeQuestions(scheme.id, role);
    });
    return questionsChanged(c, scheme, role, 'question.removed', question.short);
  });

const cohortPages = (origin: string) =>
  new Hono<Env>()
    .get(paths.newCohort(':scheme'), async (c) => {
      const scheme = await ownScheme(c);
      const places = scheme.rules.usual.places;
      const draft = blank({ zone: viewerOf(c).zone ?? '', places: places === null ? '' : String(places) });
      return c.html(<NewCohortPage view={house(c)} {...{ scheme, draft }} once={newOnce()} />);
    })
    .post(paths.cohorts(':scheme'), async (c) => {
      const scheme = await ownScheme(c);
      const { language } = viewOf(c);
      const taken = await takenNames(dbOf(c), { schemeId: scheme.id });
      const form = await readForm(c, cohortForm(language, taken, todayOf(c)));
      if (!form.ok) {
        const end = await endOf(dbOf(c), form.once);
        if (end !== null) return c.redirect(end, 303);
        return sayProblems(
          c,
          <NewCohortPage view={house(c)} scheme={scheme} draft={form} once={newOnce()} />,
        );
      }
      const to = await transactOnce(instanceOf(c), actorOf(c), form.once, async (act) =>
        paths.cohort(await createCohort(act, { schemeId: scheme.id, ...form.value })),
      );
      say(c, words(language)('newCohort.done'));
      return c.redirect(to, 303);
    })
    .get(paths.cohort(':cohort'), async (c) => {
      const cohort = await findCohort(dbOf(c), viewerOf(c), idOf(c, 'cohort'), 'seeCohort');
      const overview = await cohortOverview(dbOf(c), cohort);
      const readings = await readingsOf(dbOf(c), cohort, stamp(viewOf(c).now, cohort.zone).slice(0, 10));
      const ownLeft = ownReadingsLeft(readings, viewerOf(c).personId);
      const hours = await hoursOf(dbOf(c), cohort);
      const supply = await supplyOf(dbOf(c), cohort);
      const warned = await findWarning(dbOf(c), cohort.id);
      const view = inCohort(viewOf(c), cohort, 'home');
      return c.html(
        <CohortPage {...{ view, cohort, overview, readings, ownLeft, hours, supply, warned, origin }} />,
      );
    })
    .get(paths.cohortSettings(':cohort'), async (c) => {
      const cohort = await findCohort(dbOf(c), viewerOf(c), idOf(c, 'cohort'), 'manageSchemes');
      return c.html(settingsPage(c, cohort, blank(entriesOf(cohort))));
    })
    .post(paths.cohortSettings(':cohort'), async (c) => {
      const cohort = await findCohort(dbOf(c), viewerOf(c), idOf(c, 'cohort'), 'manageSchemes');
      const { language } = viewOf(c);
      const taken = await takenNames(dbOf(c), { schemeId: cohort.schemeId, except: cohort.id });
      const form = await readForm(c, cohortForm(language, taken, todayOf(c), datesOf(cohort)));
      if (!form.ok) return sayProblems(c, settingsPage(c, cohort, form));
      const to = await transactOnce(instanceOf(c), actorOf(c), form.once, async (act) => {
        await changeCohort(act, cohort.id, form.value);
        return paths.cohortSettings(cohort.id);
      });
      say(c, words(language)('settings.done'));
      return c.redirect(to, 303);
    })
    .get(paths.history(':cohort'), async (c) => {
      const cohort = await findCohort(dbOf(c), viewerOf(c), idOf(c, 'cohort'), 'seeHistory');
      const page = numberOf(c.req.query('page') ?? '1');
      const from = (page - 1) * historyPageSize;
      const { lines, total } = await listHistory(dbOf(c), cohort, viewerOf(c).personId, {
        from,
        size: historyPageSize,
      });
      const view = inCohort(viewOf(c), cohort, 'history');
      return c.html(<HistoryPage {...{ view, cohort, lines, total, page }} />);
    });

/** `origin` stands in the note to possible mentors. */
export const schemesRoutes = (origin: string): Hono<Env> =>
  new Hono<Env>()
    .route('/', schemePages)
    .route('/', rulePages)
    .route('/', questionPages)
    .route('/', cohortPages(origin));

const house = (c: Request) => inHouse(viewOf(c), 'schemes');

const ownScheme = (c: Request): Promise<Scheme> =>
  findScheme(dbOf(c), viewerOf(c), idOf(c, 'scheme'), 'manageSchemes');

const todayOf = (c: Request): string => viewOf(c).now.toISOString().slice(0, 10);

const datesOf = ({ opensOn, closesOn, startsOn, endsOn }: Cohort): readonly string[] => [
  opensOn,
  closesOn,
  startsOn,
  endsOn,
];

const roleOf = (text: string | undefined): Role => {
  if (text === 'mentee' || text === 'mentor') return text;
  throw new NotFound();
};

const ownQuestion = async (c: Request) => {
  const scheme = await ownScheme(c);
  const role = roleOf(c.req.param('role'));
  const question = scheme.questions[role].find(({ key }) => key === c.req.param('question'));
  if (question === undefined) throw new NotFound();
  return { scheme, role, question };
};

const optionsHeld = async (
  c: Request,
  { id, rules, questions }: Scheme,
  role: Role,
  { key }: Question,
): Promise<OptionsHeld> => {
  const t = words(viewOf(c).language);
  const named = [...optionsRead(rules, role, key)].map(
    ([option, naming]) => [option, namingInWords(t, naming, questions)] as const,
  );
  return { isAnswered: (await answeredKeys(dbOf(c), id, role)).has(key), named: new Map(named) };
};

const common = (c: Request, scheme: Scheme, role: Role, draft: Draft) => ({
  view: house(c),
  scheme,
  role,
  draft,
  once: newOnce(),
});

const wordsPage = (c: Request, scheme: Scheme, draft: Draft) => (
  <SchemeWordsPage view={house(c)} {...{ scheme, draft }} once={newOnce()} />
);

const rulesPage = (c: Request, scheme: Scheme, draft: Draft) => (
  <RulesPage view={house(c)} {...{ scheme, draft }} once={newOnce()} />
);

type Done = 'rules.must.done' | 'rules.points.done' | 'rules.goals.done';

const rulesChanged = async (
  c: Request,
  scheme: Scheme,
  once: string | null,
  change: RulesChange,
  done: Done,
) => {
  const to = await transactOnce(instanceOf(c), actorOf(c), once, async (act) => {
    await changeRules(act, scheme.id, change);
    return paths.schemeRules(scheme.id);
  });
  say(c, words(viewOf(c).language)(done));
  return c.redirect(to, 303);
};

const questionsChanged = (
  c: Request,
  scheme: Scheme,
  role: Role,
  done: 'question.added' | 'question.saved' | 'question.removed',
  short: string,
) => {
  say(c, words(viewOf(c).language)(done, { short }));
  return c.redirect(paths.schemeQuestions(scheme.id, role), 303);
};

type Described = {
  readonly kind: NewQuestion['kind'];
  readonly label: string;
  readonly options: readonly string[];
  readonly least?: number | undefined;
  readonly most?: number | undefined;
  readonly files: Files;
};

const fileEntries = ({ types, most, megabytes }: Files): Entries => ({
  ...Object.fromEntries(types.map((type) => [`type-${type}`, 'yes'])),
  files: String(most),
  megabytes: String(megabytes),
});

const described = ({ kind, label, options, least = 0, most = 100, files }: Described): NewQuestion => {
  if (kind === 'file') return { kind, label, ...files };
  if (kind === 'choice' || kind === 'choices') return { kind, label, options };
  if (kind === 'number') return { kind, label, least, most };
  if (kind === 'lines') return { kind, label, most: 10 };
  return { kind, label };
};

const settingsPage = (c: Request, cohort: Cohort, draft: Draft) => {
  const view = inCohort(viewOf(c), cohort, 'settings');
  const mayChangeScheme = may(view.viewer, 'manageSchemes', { schemeId: cohort.schemeId });
  return <SettingsPage {...{ view, cohort, draft, mayChangeScheme }} once={newOnce()} />;
};

const entriesOf = ({ name, opensOn, closesOn, startsOn, endsOn, places, zone, weeks }: Cohort): Entries => ({
  name,
  opensOn,
  closesOn,
  startsOn,
  endsOn,
  places: places === null ? '' : String(places),
  zone,
  weeks: weeks.join(', '),
});
