import { describe, expect, test } from 'vitest';
import { CriteriaBar, Squares, StackBar } from './bars.tsx';
import { type Frame, Layout } from './layout.tsx';
import { Pager, PublishBar } from './parts.tsx';
import { HourRuler, withinDay } from './ruler.tsx';
import { Table } from './table.tsx';
import { Clocks, Time } from './time.tsx';

const frame: Frame = {
  language: 'en',
  styles: ['/assets/style-1.css'],
  organisation: 'Meridian <Evidence> Network',
  home: '/',
  nav: [
    { href: '/', label: 'Home' },
    { href: '/matching', label: 'Matching', current: true },
  ],
  who: { name: 'Ruth <Adeyemi>', clock: 'Lagos, 10:24' },
  footer: [{ href: '/privacy', label: 'Privacy' }],
};
const html = (node: unknown) => String(node);

describe('a page', () => {
  const page = html(
    <Layout frame={frame} title="Proposed matching" where="Evidence into Use">
      <h1>Proposed matching</h1>
    </Layout>,
  );

  test('begins with its type, language and direction', () => {
    expect(page.startsWith('<!doctype html><html lang="en" dir="ltr"><head><meta charset="utf-8"/>')).toBe(
      true,
    );
    const other = html(<Layout frame={{ ...frame, language: 'ar-XB' }} title="Title" />);
    expect(other).toContain('<html lang="ar-XB" dir="rtl">');
  });

  test('says what and where in its title, and after a failed send that first', () => {
    expect(page).toContain('<title>Proposed matching · Evidence into Use</title>');
    const failed = html(<Layout frame={frame} title="Proposed matching" failed />);
    expect(failed).toContain('<title>Error: Proposed matching · Meridian &lt;Evidence&gt; Network</title>');
  });

  test('marks the current place and offers to skip what repeats', () => {
    expect(page.match(/aria-current="page"/g)).toHaveLength(1);
    expect(page.indexOf('href="#main"')).toBeLessThan(page.indexOf('<header'));
    expect(page).toContain('<main id="main"');
  });

  test('escapes names, and holds neither inline styles nor inline scripts', () => {
    expect(page).toContain('<bdi>Ruth &lt;Adeyemi&gt;</bdi>');
    expect(page).not.toMatch(/ style=|<script|<style| on\w+=/);
  });

  test('has no word of the kit that a translation could not reach', () => {
    const pseudo = html(
      <Layout
        frame={{ ...frame, language: 'en-XA', nav: [], who: null, footer: [], organisation: null }}
        title=""
        failed
        bar={<PublishBar label="" words="" />}
      >
        <Pager language="en-XA" from={1} to={50} total={62} earlier="?page=1" later="?page=3" />
      </Layout>,
    );
    const read = pseudo
      .replace(/^<!doctype html>/, '')
      .replace(/<[^>]*>/g, '|')
      .split('|')
      .filter((words) => words.trim() && words !== 'Alongside');
    expect(read.filter((words) => !words.includes('⟦'))).toEqual([]);
  });
});

describe('an hour ruler', () => {
  test('goes on at the start of the day when hours run over midnight', () => {
    expect(withinDay({ from: 1380, until: 1500 })).toEqual([
      { from: 1380, until: 1440 },
      { from: 0, until: 60 },
    ]);
    expect(withinDay({ from: 1380, until: 60 })).toEqual(withinDay({ from: 1380, until: 1500 }));
    expect(withinDay({ from: -60, until: 60 })).toEqual(withinDay({ from: 1380, until: 60 }));
    expect(withinDay({ from: 1500, until: 1560 })).toEqual([{ from: 60, until: 120 }]);
    expect(withinDay({ from: 0, until: 1440 })).toEqual([{ from: 0, until: 1440 }]);
  });

  test('draws a box where both are free and is silent beside its words', () => {
    const page = html(
      <HourRuler mentee={[{ from: 720, until: 960 }]} mentor={[]} both={[{ from: 720, until: 840 }]} />,
    );
    expect(page).toContain('aria-hidden="true"');
    expect(page).toContain('<rect class="mentee-fill" x="138" width="46" y="7" height="6.5">');
    expect(page).toContain('<rect class="box" x="138" width="23" y="2" height="26.5">');
    expect(page).not.toContain('mentor-fill');
  });
});

describe('bars', () => {
  const segments = [
    { label: 'Expertise', weight: 60, points: 30 },
    { label: 'Hours', weight: 40, points: 90 },
  ];

  test('are as long as their weight and filled as far as their points, never beyond', () => {
    const widths = [
      ...html(<CriteriaBar segments={segments} />).matchAll(
        /class="([\w-]+)" x="([\d.]+)" width="([\d.]+)"/g,
      ),
    ];
    expect(widths.map((match) => match.slice(1))).toEqual([
      ['line-fill', '0', '108.6'],
      ['ink-fill', '0', '54.3'],
      ['line-fill', '111.6', '72.4'],
      ['ink-fill', '111.6', '72.4'],
    ]);
  });

  test('leave out groups of nobody', () => {
    expect(
      html(<StackBar groups={[{ count: 10 }, { count: 0 }, { count: 5 }]} />).match(/<rect/g),
    ).toHaveLength(2);
    expect(html(<StackBar groups={[]} />)).not.toContain('NaN');
  });

  test('show one square for each person', () => {
    const page = html(<Squares yes={20} of={24} label="20 of 24" />);
    expect(page.match(/ink-fill/g)).toHaveLength(20);
    expect(page.match(/empty-mark/g)).toHaveLength(4);
    expect(page).toContain('role="img" aria-label="20 of 24"');
  });
});

test('both clocks carry their offset, the mentee’s first', () => {
  const at = new Date('2027-03-18T13:00:00Z');
  const page = html(
    <Clocks
      at={at}
      language="en"
      mentee={{ label: 'You, Nairobi', zone: 'Africa/Nairobi' }}
      mentor={{ label: 'Claire, Halifax', zone: 'America/Halifax' }}
      note="one hour"
    />,
  );
  expect(page).toBe(
    '<dl class="clocks"><div class="mentee"><dt>You, Nairobi</dt><dd><time datetime="2027-03-18T16:00:00+03:00">16:00</time>Thursday 18 March, one hour</dd></div>' +
      '<div class="mentor"><dt>Claire, Halifax</dt><dd><time datetime="2027-03-18T10:00:00-03:00">10:00</time>Thursday 18 March, one hour</dd></div></dl>',
  );
  expect(html(<Time at={at} zone="Asia/Tokyo" language="en" style="dayTime" />)).toContain(
    '>Thursday 18 March, 22:00<',
  );
});

test('a wide table scrolls in a named region that a keyboard reaches', () => {
  const columns = ['', { label: 'Waiting', number: true }];
  const table = { caption: 'Supply gaps', columns, rows: [['Economic evaluation', 2]] };
  expect(html(<Table {...table} wide />)).toContain(
    '<section class="scroll" aria-label="Supply gaps" tabindex="0">',
  );
  expect(html(<Table {...table} wide />)).toContain('<td class="num" data-label="Waiting">2</td>');
  expect(html(<Table {...table} />)).toBe(
    '<table><caption>Supply gaps</caption><thead><tr><td></td><th scope="col" class="num">Waiting</th></tr></thead>' +
      '<tbody><tr><th scope="row">Economic evaluation</th><td class="num">2</td></tr></tbody></table>',
  );
});

test('a table of thousands is drawn row by row, as one that is there at once', async () => {
  const rows = [
    ['Economic <evaluation>', '2'],
    ['Synthesis', '1'],
  ];
  const table = { caption: 'Supply gaps', columns: ['', { label: 'Waiting', number: true }], current: 1 };
  async function* one() {
    yield* rows;
  }
  const page = (
    <Layout frame={frame} title="Supply">
      <Table {...table} rows={one()} />
    </Layout>
  );
  expect(String(await page.toString())).toContain(html(<Table {...table} rows={rows} />));
});
