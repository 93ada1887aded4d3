/** Makes the view of a request: language, clock, frame. */

import { paths } from '../paths.ts';
import type { Viewer } from '../permissions.ts';
import { type Assets, stylesheets } from '../ui/assets.ts';
import { isLanguage, preferredLanguage } from '../ui/languages.ts';
import type { Link } from '../ui/layout.tsx';
import { words as uiWords } from '../ui/words.ts';
import { dbOf, type Request } from './env.ts';
import { takeFlash } from './flash.ts';
import { clockWords, houseNav, type View } from './view.ts';

type Parts = { readonly viewer: Viewer | null; readonly assets: Assets; readonly footer: readonly Link[] };

export const frameOf = async (c: Request, { viewer, assets, footer }: Parts): Promise<View> => {
  const now = c.get('instance').clock();
  const asked = c.req.query('language') ?? viewer?.language ?? '';
  const language = isLanguage(asked) ? asked : preferredLanguage(c.req.header('accept-language'));
  const zone = viewer?.zone ?? 'UTC';
  const organisation = await dbOf(c).selectFrom('organisations').select('name').executeTakeFirst();
  const ui = uiWords(language);
  return {
    language,
    viewer,
    now,
    zone,
    flash: takeFlash(c),
    frame: {
      language,
      styles: stylesheets(assets, c.req.header('save-data') === 'on'),
      icon: assets.icon,
      organisation: organisation?.name ?? null,
      home: paths.home(),
      nav: houseNav(viewer, language, null),
      who:
        viewer === null
          ? null
          : { name: viewer.name, clock: clockWords(now, zone, language), href: paths.me() },
      footer: [
        ...footer,
        { href: paths.privacy(), label: ui('privacy') },
        { href: paths.accessibility(), label: ui('accessibility') },
      ],
    },
  };
};
