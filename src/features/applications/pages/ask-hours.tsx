/** The hours of a week, to be painted or typed; both fill the same answer. */
import { readAnswer } from '../../../core/questions/posted.ts';
import { firstOf, linesOf } from '../../../core/questions/posted-hours.ts';
import type { WeeklySlot } from '../../../core/questions/question.ts';
import { Field, fieldId, Select, said } from '../../../ui/fields.tsx';
import { Button } from '../../../ui/form.tsx';
import { formats } from '../../../ui/formats.ts';
import { HoursGrid } from '../../../ui/hours.tsx';
import type { Language } from '../../../ui/languages.ts';
import { Note } from '../../../ui/parts.tsx';
import { words } from '../apply-words.ts';
import type { AskProps } from './ask.tsx';

export const AskHours = ({
  language,
  role,
  question,
  label,
  fields,
  error,
  more,
}: AskProps & { readonly label: string }) => {
  const t = words(language);
  const { key } = question;
  const { value } = readAnswer(question, fields, { leastHours: 0 });
  const slots = (value ?? []) as readonly WeeklySlot[];
  return (
    <div class="field-group">
      <HoursGrid
        language={language}
        name={key}
        legend={label}
        hint={t.rich('ask.hours.hint', {
          // It opens the lines below, and saves a hundred presses of Tab.
          a: (said) => <a href={`#${fieldId(`${key}-day-1`)}`}>{said}</a>,
        })}
        error={error}
        role={role}
        chosen={fields[key] ?? []}
      />
      <input type="hidden" name={`${key}-was`} value={firstOf(fields, `${key}-was`)} />
      {slots.length > 0 && <p class="quiet">{marked(language, slots)}</p>}
      <Lines {...{ language, name: key, fields, more }} open={more || said(error) !== undefined} />
      <Note>{t('ask.hours.seen', { role })}</Note>
    </div>
  );
};

type LinesProps = Pick<AskProps, 'language' | 'fields' | 'more'> & {
  readonly name: string;
  readonly open: boolean;
};

const Lines = ({ language, name, fields, more, open }: LinesProps) => {
  const t = words(language);
  const f = formats(language);
  const lines = linesOf(fields, name);
  const days = Array.from({ length: 7 }, (_, day) => ({ value: String(day), label: f.weekday(day) }));
  const count = lines.length + (more ? 2 : 1);
  return (
    <details open={open}>
      <summary>{t('ask.hours.type')}</summary>
      <p class="hint">{t('ask.hours.type.hint')}</p>
      {Array.from({ length: count }, (_, at) => {
        const time = (part: 'from' | 'until') => ({
          name: `${name}-${part}-${at + 1}`,
          label: t(`ask.hours.${part}`),
          value: lines[at]?.[part],
          maxlength: 10,
          autocomplete: 'off',
        });
        return (
          <div class="line three">
            <Select
              name={`${name}-day-${at + 1}`}
              label={t('ask.hours.day')}
              choose={t('ask.choose')}
              value={lines[at]?.day}
              options={days}
            />
            <Field {...time('from')} />
            <Field {...time('until')} />
          </div>
        );
      })}
      <p>
        <Button kind="second" small name="go" value="more">
          {t('step.more.line')}
        </Button>
      </p>
    </details>
  );
};

/** "4 h marked: Tuesday and Wednesday, 15:00 to 17:00." */
const marked = (language: Language, slots: readonly WeeklySlot[]) => {
  const f = formats(language);
  const t = words(language);
  const minutes = slots.reduce((sum, { from, until }) => sum + until - from, 0);
  const stretches = new Map<string, WeeklySlot[]>();
  for (const slot of slots) {
    const key = `${slot.from}-${slot.until}`;
    stretches.set(key, [...(stretches.get(key) ?? []), slot]);
  }
  const said = [...stretches.values()].map((group) =>
    t('ask.hours.stretch', {
      days: f.list(group.map(({ day }) => f.weekday(day))),
      from: f.minuteOfDay(group[0]?.from ?? 0),
      until: f.minuteOfDay(group[0]?.until ?? 0),
    }),
  );
  return t.rich('ask.hours.marked', {
    hours: f.hours(minutes),
    stretches: said.join('; '),
    b: (text) => <b>{text}</b>,
  });
};
