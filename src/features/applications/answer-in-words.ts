/** What is wrong with an answer, as a sentence for the person who gives it. */
import type { AnswerProblem, Demands } from '../../core/questions/posted.ts';
import type { Question } from '../../core/questions/question.ts';
import { fileTypeInWords } from '../../ui/file-words.ts';
import { formats } from '../../ui/formats.ts';
import type { Text } from '../../ui/text.ts';
import type { words } from './apply-words.ts';

type Words = Text<typeof words.english>;

export const problemInWords = (
  t: Words,
  question: Question,
  problem: AnswerProblem,
  { leastHours }: Demands,
): string => {
  const { kind } = question;
  const asked = t('asked', { label: question.label });
  switch (problem.code) {
    case 'missing':
      if (kind === 'hours') return t('wrong.missing.hours', { least: leastHours });
      if (kind === 'zone' || kind === 'languages') return t(`wrong.missing.${kind}`);
      return t('wrong.missing', { asked });
    case 'tooFewHours':
      return t('wrong.tooFewHours', {
        least: problem.least,
        marked: formats(t.language).number(Math.floor(problem.minutes / 6) / 10),
      });
    case 'tooLong':
      return t('wrong.tooLong', { asked, most: String(problem.most) });
    case 'outOfRange':
      return t('wrong.outOfRange', { asked, least: String(problem.least), most: String(problem.most) });
    case 'tooMany':
      return t('wrong.tooMany', { asked, most: problem.most, count: String(problem.count) });
    case 'repeated':
      return t('wrong.repeated', { asked, text: problem.text });
    case 'levelMissing':
      return t('wrong.levelMissing', { item: problem.item });
    case 'languageMissing':
      return t('wrong.languageMissing');
    case 'hoursNotUnderstood':
    case 'hoursAmbiguous':
      return t('wrong.hours', { text: problem.text });
    case 'zoneUnknown': {
      const near = problem.suggestions.map((zone) => zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone);
      return near.length === 0
        ? t('wrong.zoneUnknown')
        : t('wrong.zoneNear', { near: formats(t.language).list(near.slice(0, 1)) });
    }
    case 'zoneIsCode':
    case 'zoneIsOffset':
      return t('wrong.zoneUnknown');
    case 'fileEmpty':
      return t('wrong.fileEmpty', { name: problem.name });
    case 'fileTooLarge':
    case 'filesTooLarge':
      return t(`wrong.${problem.code}`, { name: problem.name, megabytes: String(problem.megabytes) });
    case 'fileWrongType': {
      const types = problem.types.map((type) => fileTypeInWords(t.language, type));
      return t('wrong.fileWrongType', { name: problem.name, types: formats(t.language).either(types) });
    }
    case 'filesTooMany':
      return t('wrong.filesTooMany', { name: problem.name, most: problem.most });
    case 'fileNeeded':
      return t('wrong.fileNeeded', { asked });
    case 'notAnOption':
    case 'notALevel':
    case 'notANumber':
      return t(problem.code === 'notANumber' ? 'wrong.notANumber' : 'wrong.notAnOption', { asked });
    default:
      return t('wrong.other', { asked });
  }
};
