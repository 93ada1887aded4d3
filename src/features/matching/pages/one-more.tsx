/** One more mentor like the one of the page: asked for by a link, since it is worked out anew. */
import type { Child } from 'hono/jsx';
import { Note } from '../../../ui/parts.tsx';
import type { View } from '../../../web/view.ts';
import { words } from '../words.ts';

export type ShownGain = { readonly said: string; readonly effects: readonly Child[] };

/** `at` leads to the answer. */
export const OneMore = ({ view, gain, at }: { view: View; gain: ShownGain | null; at: string }) => {
  const t = words(view.language);
  if (gain === null) {
    return (
      <p>
        <a href={`${at}#more`}>{t('more.ask')}</a>
      </p>
    );
  }
  return (
    <div id="more">
      <Note title={t('more.title')}>
        <p>{gain.said}</p>
        {gain.effects.length > 0 && (
          <ul class="dashes">
            {gain.effects.map((effect) => (
              <li>{effect}</li>
            ))}
          </ul>
        )}
      </Note>
    </div>
  );
};
