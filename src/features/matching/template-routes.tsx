/** The words of a scheme's letters: to be changed, seen in a sample, and taken back to the standard words. */
import { Hono } from 'hono';
import { paths } from '../../paths.ts';
import { NotFound } from '../../refusal.ts';
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
import { readForm } from '../../web/form.ts';
import { newOnce, transactOnce } from '../../web/once.ts';
import { inHouse } from '../../web/view.ts';
import { problemsOfText } from '../communications/letter-text.ts';
import { letterWords as oneLetterWords } from '../communications/letter-words.ts';
import { textProblems } from '../communications/text-problems.ts';
import { findScheme } from '../schemes/scheme-queries.ts';
import { templateForm } from './forms.ts';
import { sampleLetter } from './letter-sample.ts';
import {
  isTemplateKind,
  placeholders,
  standardTemplate,
  type Template,
  templateKinds,
} from './letter-standard.ts';
import { words } from './letter-template-words.ts';
import { listVersions, saveTemplate } from './letter-templates.ts';
import { LetterTemplatePage, LetterTemplatesPage } from './pages/letter-templates.tsx';

const openScheme = (c: Request) => findScheme(dbOf(c), viewerOf(c), idOf(c, 'scheme'), 'manageSchemes');

const open = async (c: Request) => {
  const scheme = await openScheme(c);
  const kind = c.req.param('kind') ?? '';
  if (!isTemplateKind(kind)) throw new NotFound();
  const versions = (await listVersions(dbOf(c), scheme.id)).filter((one) => one.kind === kind);
  return { scheme, kind, versions, t: words(viewOf(c).language) };
};

type Problems = Readonly<Record<string, readonly string[]>>;

const draw = async (c: Request, typed: Template | null, problems: Problems, status: 200 | 422 = 200) => {
  const { scheme, kind, versions } = await open(c);
  const view = inHouse(viewOf(c), 'schemes');
  const asked = c.req.query('version');
  const opened = asked === undefined || typed !== null ? null : numberOf(asked);
  const [newest] = versions;
  const chosen = opened === null ? newest : versions.find(({ number }) => number === opened);
  if (opened !== null && (chosen === undefined || chosen.template === null)) throw new NotFound();
  const template = typed ?? chosen?.template ?? standardTemplate(kind, view.language);
  return c.html(
    <LetterTemplatePage
      {...{ view, scheme, kind, template, problems }}
      seen={newest?.number ?? 0}
      opened={opened === newest?.number ? null : opened}
      isStandard={(newest?.template ?? null) === null}
      versions={versions.map(({ number, by, at, template: had }) => ({
        number,
        by,
        at,
        isStandard: had === null,
      }))}
      sample={Object.keys(problems).length > 0 ? null : sampleOf(c, template, scheme)}
      once={newOnce()}
    />,
    status,
  );
};

const sampleOf = (c: Request, template: Template, scheme: { name: string; whoLeads: string }) =>
  sampleLetter(template, viewOf(c).language, {
    scheme: scheme.name,
    whoLeads: scheme.whoLeads,
    by: viewerOf(c).name,
  });

export const templateRoutes = new Hono<Env>()
  .get('/schemes/:scheme/letters', async (c) => {
    const scheme = await openScheme(c);
    const versions = await listVersions(dbOf(c), scheme.id);
    const kinds = templateKinds.map((kind) => {
      const newest = versions.find((one) => one.kind === kind);
      return { kind, version: newest === undefined || newest.template === null ? null : newest.number };
    });
    return c.html(<LetterTemplatesPage view={inHouse(viewOf(c), 'schemes')} {...{ scheme, kinds }} />);
  })
  .get('/schemes/:scheme/letters/:kind', (c) => draw(c, null, {}))
  .post('/schemes/:scheme/letters/:kind', async (c) => {
    const { scheme, kind, t } = await open(c);
    const form = await readForm(c, templateForm(t, placeholders[kind].inline));
    const { subject = '', body = '' } = form.entries;
    const isStandard = form.entries['do'] === 'standard';
    if (!isStandard) {
      const wrong = problemsOfText(body, placeholders[kind]).filter(
        // A name in the subject counts as said.
        ({ code, placeholder }) => !(code === 'missing' && subject.includes(`{${placeholder}}`)),
      );
      const problems = {
        ...(form.ok ? {} : form.problems),
        ...(wrong.length === 0
          ? {}
          : { body: textProblems(oneLetterWords(viewOf(c).language), wrong, placeholders[kind]) }),
      };
      if (!form.ok || wrong.length > 0) return draw(c, { subject, body }, problems, 422);
      if (form.value.do === 'preview') return draw(c, form.value, {});
    }
    const to = await transactOnce(instanceOf(c), actorOf(c), form.once, async (act) => {
      const seen = Number.parseInt(form.entries['seen'] ?? '', 10) || 0;
      const kept = isStandard || !form.ok ? null : { subject: form.value.subject, body: form.value.body };
      await saveTemplate(act, scheme.id, kind, kept, seen);
      say(c, t(isStandard ? 'said.standard' : 'said.kept'));
      return paths.schemeLetter(scheme.id, kind);
    });
    return c.redirect(to, 303);
  });
