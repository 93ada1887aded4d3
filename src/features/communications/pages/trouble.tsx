import { formats } from '../../../ui/formats.ts';
import { Note } from '../../../ui/parts.tsx';
import type { View } from '../../../web/view.ts';
import type { Trouble } from '../queries.ts';
import { words } from '../words.ts';

/** That the mail server is down or out of sorts, on every page where somebody waits for letters to leave. */
export const TroubleNote = ({ view, trouble }: { view: View; trouble: Trouble | null }) => {
  if (trouble === null) return null;
  const t = words(view.language);
  const { count, error, nextAt } = trouble;
  const time = formats(view.language).time(nextAt > view.now ? nextAt : view.now, view.zone);
  return (
    <Note kind="right" title={t('trouble.title', { count })}>
      <p>{t('trouble.text', { error, time })}</p>
    </Note>
  );
};
