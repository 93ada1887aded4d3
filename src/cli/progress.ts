/** Says what is being done once it takes long, and how far it is, so that nobody wonders whether anything happens. */
import { newPulse, type Pulse, rounds, rowsRead, rowsWanted } from '../core/matching/large/pulse.ts';
import { words } from './words.ts';

export type Stage = 'reading' | 'judging' | 'solving' | 'explaining' | 'proving' | 'writing';

export type Progress = {
  readonly at: (stage: Stage) => void;
  /** Counts what the engine reads. */
  readonly pulse: Pulse;
  readonly end: () => void;
};

const long = 2000;
const often = 5000;

/** Silent for two seconds; then it says the stage it is at, each later one, and every five seconds how far it is. */
export const startProgress = (say: (line: string) => void, after = long, again = often): Progress => {
  const t = words('en');
  const pulse = newPulse();
  let now: Stage = 'reading';
  let isLong = false;
  const share = (): void => {
    const [done, total, round] = [rowsRead, rowsWanted, rounds].map((at) => Atomics.load(pulse, at));
    if (isLong && total! > 0)
      say(t('stage.share', { round: round!, share: Math.floor((100 * Math.min(done!, total!)) / total!) }));
  };
  const timer = setTimeout(() => {
    isLong = true;
    say(t(`stage.${now}`));
  }, after);
  const ticks = setInterval(share, again);
  return {
    at: (stage) => {
      if (isLong && stage !== now) say(t(`stage.${stage}`));
      now = stage;
    },
    pulse,
    end: () => {
      clearTimeout(timer);
      clearInterval(ticks);
    },
  };
};
