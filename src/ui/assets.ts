/**
 * Everything a browser fetches besides pages: one stylesheet, one small one for the faces, the faces, the mark.
 *
 *     const assets = await loadAssets(root);        // once, at start; `root` is the folder that holds assets/
 *     assets.files                                  // [{ path, body, type }], to be served for ever: names carry a hash
 *     stylesheets(assets, saveData)                 // paths for `frame.styles`; no faces for who saves data
 *
 * Styles are read in the order below, then each file of `assets/styles/screens/`. Layers decide what wins, so the order
 * of files matters only for the first.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { transform } from 'esbuild';

export type Asset = { readonly path: string; readonly body: Uint8Array<ArrayBuffer>; readonly type: string };

export type Assets = {
  readonly files: readonly Asset[];
  readonly style: string;
  readonly fonts: string;
  readonly icon: string;
};

const layers = '@layer reset, tokens, base, layout, parts, screens, print;';
const order = ['base', 'layout', 'forms', 'parts', 'charts', 'print'];
const faces = ['latin', 'latin-ext', 'vietnamese'].map((range) => `literata-${range}-wght-normal.woff2`);

export async function loadAssets(root: string): Promise<Assets> {
  const read = (...parts: string[]) => readFile(join(root, 'assets', ...parts));
  const fonts = await Promise.all(
    faces.map(async (name) => ({ name, ...named(name, await read('fonts', name), 'font/woff2') })),
  );
  const fontRules = fonts.reduce(
    (css, { name, path }) => css.replaceAll(`url(${name})`, `url(${path})`),
    String(await read('styles', 'fonts.css')),
  );
  const style = named('style.css', await minify(await readStyles(root)), 'text/css; charset=utf-8');
  const fontStyle = named('fonts.css', await minify(fontRules), 'text/css; charset=utf-8');
  const icon = named('mark.svg', Buffer.from(mark), 'image/svg+xml');
  const files = [style, fontStyle, icon, ...fonts.map(({ path, body, type }) => ({ path, body, type }))];
  return { files, style: style.path, fonts: fontStyle.path, icon: icon.path };
}

/** The stylesheets of a page. A reader who saves data gets the fallback serif. */
export const stylesheets = (assets: Assets, saveData: boolean): readonly string[] =>
  saveData ? [assets.style] : [assets.style, assets.fonts];

/** All rules in one string, before they are made small. */
export async function readStyles(root: string): Promise<string> {
  const folder = join(root, 'assets', 'styles');
  const screens = (await readdir(join(folder, 'screens'))).filter((name) => name.endsWith('.css')).sort();
  const names = [...order.map((name) => `${name}.css`), ...screens.map((name) => join('screens', name))];
  const [tokens = '', ...rest] = await Promise.all(
    ['tokens.css', ...names].map((name) => readFile(join(folder, name), 'utf8')),
  );
  return [layers, inBothSchemes(tokens), ...rest].join('\n');
}

/** Browsers from before light-dark() get the light colours; the tokens are written down once all the same. */
function inBothSchemes(tokens: string): string {
  const light = tokens.replace(/light-dark\((#\w+), #\w+\)/g, '$1');
  const both = [...tokens.matchAll(/--[\w-]+: light-dark\([^)]*\);/g)].join('');
  return `${light}\n@layer tokens { @supports (color: light-dark(red, red)) { :root { ${both} } } }`;
}

async function minify(css: string): Promise<Buffer<ArrayBuffer>> {
  const target = ['chrome109', 'firefox115', 'safari16'];
  const { code } = await transform(css, { loader: 'css', minify: true, target, legalComments: 'none' });
  return Buffer.from(code);
}

function named(name: string, body: Buffer<ArrayBuffer>, type: string): Asset {
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 10);
  return { path: `/assets/${name.replace(/\.(\w+)$/, `-${hash}.$1`)}`, body, type };
}

const mark =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 28 28"><path fill="#0d5f7d" d="M0 6h20v6H0z"/>' +
  '<path fill="#ad6b0a" d="M8 16h20v6H8z"/></svg>';
