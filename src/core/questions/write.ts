/**
 * The text of an answer in an export: what `readCell` reads back to the same value.
 */
import { writeHours } from './hours.ts';
import type { Option, Question, SpokenLanguage, Value, ValueOf, WeeklySlot } from './question.ts';

/** Text for one cell; '' for no answer. The value must be of the question's kind. */
export function writeCell(question: Question, value: Value | undefined): string {
  if (value === undefined) return '';
  switch (question.kind) {
    case 'text':
    case 'longText':
    case 'country':
    case 'conflict':
    case 'zone':
      return value as string;
    case 'lines':
      return (value as ValueOf['lines']).join('\n');
    case 'yesNo':
      return value ? 'yes' : 'no';
    case 'number':
      return String(value);
    case 'choice':
      return labelOf(question.options, value as string);
    case 'choices':
      return joined(question.options, value as ValueOf['choices']);
    case 'ranked':
      return (value as ValueOf['ranked']).map((key) => labelOf(question.options, key)).join('; ');
    case 'levels': {
      const levels = value as ValueOf['levels'];
      const rated = question.options.filter(({ key }) => levels[key] !== undefined);
      return rated.map(({ key, label }) => `${label} (${labelOf(question.levels, levels[key]!)})`).join('; ');
    }
    case 'languages':
      return (value as readonly SpokenLanguage[])
        .map(({ language, level }) => `${language} (${labelOf(question.levels, level)})`)
        .join('; ');
    case 'hours':
      return writeHours(value as readonly WeeklySlot[]);
    case 'file':
      return (value as ValueOf['file']).map(({ name }) => name).join('; ');
  }
}

function labelOf(options: readonly Option[], key: string): string {
  return options.find((option) => option.key === key)?.label ?? key;
}

/** A lone answer outside the options that holds a comma gets a closing semicolon, so that it is not cut in two. */
function joined(options: readonly Option[], keys: readonly string[]): string {
  const texts = keys.map((key) => labelOf(options, key));
  const isOpen = keys.length === 1 && !options.some(({ key }) => key === keys[0]);
  return isOpen && /[,،、，]/.test(texts[0]!) ? `${texts[0]};` : texts.join('; ');
}
