import { readFile } from 'node:fs/promises';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { loadAssets, readStyles, stylesheets } from './assets.ts';

const root = new URL('../../', import.meta.url).pathname;
const tokens = await readFile(`${root}assets/styles/tokens.css`, 'utf8');
const assets = await loadAssets(root);

describe('colour', () => {
  // look.md, section 3: text on ground, and the least contrast promised in either scheme.
  const promised: [text: string, ground: string, least: number][] = [
    ['ink', 'paper', 14],
    ['ink', 'sheet', 13],
    ['ink-2', 'paper', 6.5],
    ['ink-2', 'wash', 5.9],
    ['ink-2', 'wash-mentor', 5.7],
    ['brand', 'paper', 8.1],
    ['brand', 'wash-brand', 7.2],
    ['brand', 'wash-mentor', 7.1],
    ['on-brand', 'brand', 8.9],
    ['on-brand', 'brand-deep', 12],
    ['mentee', 'paper', 6.4],
    ['mentor-text', 'paper', 5.8],
    ['mentor-text', 'wash-mentor', 5.1],
    ['alert', 'paper', 6.5],
    ['alert', 'wash-alert', 5.8],
    ['ink', 'wash', 11.6],
    ['ink', 'wash-brand', 10.6],
    ['ink', 'wash-mentor', 10.8],
    ['ink', 'wash-mentee', 10.9],
    ['on-night', 'night', 11.5],
    ['on-night-2', 'night', 8.6],
    ['focus-ink', 'focus', 11.4],
    // Edges of fields and marks: 3 is what WCAG asks of what is not text.
    ['edge', 'paper', 3.5],
    ['edge', 'sheet', 3.8],
    ['mentor', 'paper', 3.8],
  ];

  test.each(promised)('%s on %s keeps the contrast that look.md promises', (text, ground, least) => {
    for (const scheme of [0, 1] as const) {
      expect(contrast(token(text, scheme), token(ground, scheme))).toBeGreaterThanOrEqual(least);
    }
  });

  test('is named in tokens.css and nowhere else', async () => {
    const all = await readStyles(root);
    const rest = all.replaceAll(/^\s*--[\w-]+:[^;]*;/gm, '').replaceAll(/@supports[^{]*\{.*\}/g, '');
    expect(rest.match(/#[0-9a-f]{3,8}\b(?=[;\s,)])|rgba?\(|hsl\(/gi)).toBeNull();
  });

  test('falls back to the light scheme where light-dark() is unknown', async () => {
    expect(await readStyles(root)).toContain('--paper: #f5f4ee;');
  });
});

describe('weight', () => {
  const sheet = assets.files.find((file) => file.path === assets.style)!.body;

  test('the stylesheet stays under 7 kB compressed', () => {
    expect(gzipSync(sheet).length).toBeLessThan(7_168);
    expect(brotliCompressSync(sheet).length).toBeLessThan(6_144);
  });

  test('a first visit with the Latin face stays under 90 kB, the page included', () => {
    const face = assets.files.find((file) => file.path.includes('literata-latin-wght'))!.body;
    const page = 10_000;
    expect(gzipSync(sheet).length + face.length + page).toBeLessThan(90_000);
  });

  test('a reader who saves data gets no face', () => {
    expect(stylesheets(assets, true)).toEqual([assets.style]);
    expect(stylesheets(assets, false)).toEqual([assets.style, assets.fonts]);
  });
});

test('every file has a name of its own content, and the faces are found under it', () => {
  for (const { path } of assets.files) expect(path).toMatch(/^\/assets\/[\w-]+-[\w-]{10}\.(css|svg|woff2)$/);
  const rules = new TextDecoder().decode(assets.files.find((file) => file.path === assets.fonts)!.body);
  const asked = [...rules.matchAll(/url\(([^)]+)\)/g)].map((match) => match[1]);
  expect(asked.toSorted()).toEqual(
    assets.files
      .filter((file) => file.type === 'font/woff2')
      .map((file) => file.path)
      .toSorted(),
  );
});

test('only logical sides are used, so pages hold from right to left', async () => {
  const all = await readStyles(root);
  expect(
    all.match(
      /^\s*(?:(?:margin|padding|border)-(?:left|right)|left|right|text-align: (?:left|right))\b.*$/gm,
    ),
  ).toBeNull();
});

function token(name: string, scheme: 0 | 1): string {
  const value = tokens.match(new RegExp(`--${name}: ([^;]+);`))?.[1] ?? '';
  const colours = value.match(/#\w{6}/g) ?? [];
  return colours[scheme] ?? colours[0] ?? '';
}

/** WCAG 2.2, relative luminance and contrast ratio. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
