/** Says what is being done once it takes long, so that nobody wonders whether anything happens. */
import { words } from './words.ts';

export type Stage = 'reading' | 'judging' | 'solving' | 'explaining' | 'proving' | 'writing';

export type Progress = { readonly at: (stage: Stage) => void; readonly end: () => void };

const long = 2000;

/** Silent for two seconds; then it says the stage it is at, and each later one. */
export const startProgress = (say: (line: string) => void, after = long): Progress => {
  const t = words('en');
  let now: Stage = 'reading';
  let isLong = false;
  const timer = setTimeout(() => {
    isLong = true;
    say(t(`stage.${now}`));
  }, after);
  return {
    at: (stage) => {
      if (isLong && stage !== now) say(t(`stage.${stage}`));
      now = stage;
    },
    end: () => clearTimeout(timer),
  };
};
