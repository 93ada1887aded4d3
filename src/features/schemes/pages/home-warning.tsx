/** While the call is open: who could not have a mentor as it stands, which mentors would change that, and a note to send. */
import type { Child } from 'hono/jsx';
import type { SupplyWarning, Wanted } from '../../../core/matching/warning.ts';
import type { Question, Value, WeeklySlot } from '../../../core/questions/question.ts';
import { writeCell } from '../../../core/questions/write.ts';
import { cityOf } from '../../../core/time/zone.ts';
import { paths } from '../../../paths.ts';
import { TextArea } from '../../../ui/fields.tsx';
import { formats } from '../../../ui/formats.ts';
import type { Language } from '../../../ui/languages.ts';
import { Band, Empty } from '../../../ui/parts.tsx';
import type { View } from '../../../web/view.ts';
import type { Cohort } from '../queries.ts';
import type { Role } from '../questions-document.ts';
import type { Warned } from '../warning-queries.ts';
import { warningWords } from '../warning-words.ts';
import { inSentence } from './home-parts.tsx';

type Props = {
  readonly view: View;
  readonly cohort: Cohort;
  readonly warned: Warned | null;
  /** How many take part now: the warning may be a minute old. */
  readonly overview: { readonly mentees: number };
  /** Where the instance is reached, for the link in the note. */
  readonly origin: string;
};

export const WarningPart = (props: Props) => {
  const { view, cohort, warned, overview } = props;
  const t = warningWords(view.language);
  const f = formats(view.language);
  const warning = warned?.warning ?? null;
  if (warned === null || warning === null)
    return (
      <Band title={t('warning.open')}>
        <Empty>{t(warned === null ? 'warning.soon' : 'warning.tooMany')}</Empty>
      </Band>
    );
  const { mentees, placed, mentors, slots, shortages, wanted, beyond } = warning;
  if (mentees === 0 || overview.mentees === 0) return <Band title={t('warning.none')} />;
  const rules = rulesInWords(view.language, cohort);
  return (
    <Band title={t('warning.title', { short: mentees - placed })}>
      <p>
        {t('warning.lead', { placed: f.number(placed), mentees: f.number(mentees), mentors, slots })}{' '}
        {rules !== '' && t('warning.by', { rules })}
      </p>
      {shortages.length > 0 && (
        <ul>
          {shortages.map((shortage) => (
            <li>{shortageInWords(view.language, cohort, shortage)}</li>
          ))}
        </ul>
      )}
      {beyond > 0 && <p>{t('warning.beyond', { count: beyond })}</p>}
      {wanted.length > 0 && <WantedPart {...props} warning={warning} />}
      <p class="source">{t('warning.asOf', { time: f.time(warned.madeAt, view.zone) })}</p>
    </Band>
  );
};

const WantedPart = (props: Props & { readonly warning: SupplyWarning }) => {
  const { view, cohort, warning } = props;
  const { wanted, further, everyKind } = warning;
  const t = warningWords(view.language);
  const count = wanted.reduce((sum, kind) => sum + kind.count, 0);
  return (
    <>
      <h3>{t('wanted.title', { count })}</h3>
      <p class="quiet">
        {t('wanted.lead')} {asksHours(cohort) && t('wanted.lead.hours')}
      </p>
      <ul class="rows">
        {wanted.map((kind) => (
          <li>
            <p>{kindInWords(view.language, cohort, kind)}</p>
            {kind.zones.length > 0 && (
              <p class="quiet">
                {t('wanted.helps', { count: kind.count, cities: citiesOf(view.language, kind) })}
              </p>
            )}
          </li>
        ))}
      </ul>
      {further > 0 && <p>{t('wanted.further', { count: further })}</p>}
      {!everyKind && <p>{t('wanted.some')}</p>}
      <Note {...props} />
    </>
  );
};

const Note = ({ view, cohort, warning, origin }: Props & { readonly warning: SupplyWarning }) => {
  const t = warningWords(view.language);
  const f = formats(view.language);
  const count = warning.wanted.reduce((sum, kind) => sum + kind.count, 0);
  const kinds = warning.wanted.map((kind) =>
    t('note.kind', { kind: kindInWords(view.language, cohort, kind) }),
  );
  const subject = t('note.subject', { count, scheme: cohort.schemeName });
  const text = t('note.text', {
    scheme: `${cohort.schemeName}, ${cohort.name}`,
    kinds: kinds.join('\n'),
    hours: asksHours(cohort) ? 'yes' : 'no',
    day: f.date(cohort.closesOn, 'day'),
    link: `${origin}${paths.call(cohort.id, { from: 'mentors-wanted' })}`,
    name: view.viewer?.name ?? '',
  });
  const mail = `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text.replaceAll('\n', '\r\n'))}`;
  return (
    <details>
      <summary>{t('note.title')}</summary>
      <TextArea
        name="note"
        label={t('note.label')}
        hint={t('note.hint')}
        value={text}
        rows={Math.min(24, text.split('\n').length + 4)}
        readonly
      />
      <p>
        <a href={mail}>{t('note.mail')}</a>
      </p>
    </details>
  );
};

/** "2 mentors for guideline uptake, in English, free, for example, Thursday 18:00 to 20:00 by the clock of Nairobi" */
export const kindInWords = (language: Language, cohort: Cohort, kind: Wanted): string => {
  const t = warningWords(language);
  const what = [
    kind.item === null ? null : t('wanted.item', { item: inSentence(itemLabel(cohort, kind.item)) }),
    kind.language === null ? null : t('wanted.language', { language: kind.language }),
    ...Object.entries(kind.others).map(([key, value]) =>
      otherInWords(language, cohort, key, value, kind.count),
    ),
    kind.hours === null
      ? null
      : t('wanted.hours', { hours: slotsInWords(language, kind.hours.slots), city: cityOf(kind.hours.zone) }),
  ].filter((each) => each !== null);
  return what.length === 0
    ? t('wanted.count', { count: kind.count })
    : t('wanted.with', { count: kind.count, what: what.join(', ') });
};

const slotsInWords = (language: Language, slots: readonly WeeklySlot[]): string => {
  const f = formats(language);
  const stretch = ({ day, from, until }: WeeklySlot) =>
    warningWords(language)('wanted.stretch', {
      day: f.weekday(day),
      from: f.minuteOfDay(from),
      until: f.minuteOfDay(until),
    });
  return f.list(slots.map(stretch));
};

/** "whose grade is SEO"; "who answers “Yes” to “Has mentored”" */
const otherInWords = (
  language: Language,
  { questions }: Cohort,
  key: string,
  value: Value | undefined,
  count: number,
): string | null => {
  const question = questions.mentor.find((each) => each.key === key);
  if (question === undefined || value === undefined) return null;
  const t = warningWords(language);
  const answer = writeCell(question, value);
  return hasOneAnswer(question)
    ? t('wanted.other', { question: inSentence(question.short), answer })
    : t('wanted.answer', { question: question.label, answer, count });
};

/** Whether an answer names one thing that somebody has, such as a grade. */
const hasOneAnswer = ({ kind }: Question): boolean =>
  kind === 'choice' || kind === 'text' || kind === 'country' || kind === 'number';

const asksHours = ({ rules }: Cohort): boolean => rules.constraints.some(({ kind }) => kind === 'hours');

/** "department, grade and conflicts that were named": what the rules in force look at, each once. */
const rulesInWords = (language: Language, { rules, questions }: Cohort): string => {
  const t = warningWords(language);
  const short = (role: Role, key: string) =>
    inSentence(questions[role].find((question) => question.key === key)?.short ?? key);
  const names = rules.constraints.map((rule) => {
    if (rule.kind === 'answer') return short(rule.side, rule.question);
    if (rule.kind === 'same' || rule.kind === 'different' || rule.kind === 'step')
      return short('mentee', rule.mentee);
    return t(`warning.by.${rule.kind}`);
  });
  return formats(language).list([...new Set(names)]);
};

const citiesOf = (language: Language, { zones }: Wanted): string => formats(language).list(zones.map(cityOf));

const mostItems = 3;

const shortageInWords = (
  language: Language,
  cohort: Cohort,
  { mentees, mentors, slots, short, items }: SupplyWarning['shortages'][number],
): Child => {
  const t = warningWords(language);
  const said =
    mentors === 0
      ? t('warning.alone', { mentees })
      : t('warning.competing', { mentees, mentors, slots, short });
  const named = items.slice(0, mostItems).map(({ item, count }) => {
    const label = inSentence(itemLabel(cohort, item));
    return mentees === 1 ? label : t('warning.item', { item: label, count: String(count) });
  });
  return named.length === 0
    ? said
    : `${said} ${t('warning.items', { items: formats(language).list(named) })}`;
};

const itemLabel = ({ questions, rules }: Cohort, key: string): string => {
  const rule = rules.constraints.find(({ kind }) => kind === 'support');
  const wanted = questions.mentee.find(
    (each: Question) => rule?.kind === 'support' && each.key === rule.wanted,
  );
  const options = wanted !== undefined && 'options' in wanted ? wanted.options : [];
  return options.find((option) => option.key === key)?.label ?? key;
};
