import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inline, packDeflated, row, workbook } from './odd-files.ts';
import { readSheet } from './read.ts';
import { limits } from './sheet.ts';
import { writeXlsx } from './write-xlsx.ts';

const headings = row(1, [inline('A1', 'Name')]);

describe('a hostile file', () => {
  test('of 50 MB is refused before a byte of it is read', async () => {
    const bytes = new Uint8Array(50 * 1024 * 1024);
    expect(await readSheet(bytes, 'a.csv')).toEqual({
      code: 'tooLarge',
      bytes: bytes.length,
      limit: limits.bytes,
    });
  });

  test('that declares more than the limit is refused without unpacking, within a second', async () => {
    const size = limits.unpackedBytes + 1;
    const bomb = packDeflated('xl/workbook.xml', new Uint8Array(size));
    const started = performance.now();
    const result = await readSheet(bomb, 'bomb.xlsx');
    expect(performance.now() - started).toBeLessThan(1000);
    expect(result).toEqual({ code: 'unpacksTooLarge', bytes: size, limit: limits.unpackedBytes });
  });

  test('that lies about its size is unpacked no further than it declared', async () => {
    const bomb = packDeflated('xl/workbook.xml', new Uint8Array(limits.unpackedBytes), 1000);
    const started = performance.now();
    const result = await readSheet(bomb, 'bomb.xlsx');
    expect(performance.now() - started).toBeLessThan(1000);
    expect(result).toEqual({ code: 'damaged' });
  });

  test('whose sheet hides under another name in the zip is not unpacked', async () => {
    const relation =
      '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="media/image1.png"/>';
    expect(await readSheet(workbook({ rows: headings, relation }), 'a.xlsx')).toEqual({ code: 'damaged' });
  });

  test('with one cell in the farthest corner ends in its own thread while others are served', async () => {
    const far = workbook({ rows: headings + row(1_048_576, ['<c r="XFD1048576"><v>1</v></c>']) });
    let served = 0;
    const timer = setInterval(() => served++, 10);
    const result = await readSheet(far, 'far.xlsx');
    clearInterval(timer);
    expect(result).toEqual({ code: 'tooDemanding' });
    expect(served).toBeGreaterThan(10);
  });

  test('with one text of many megabytes is refused before the library crawls through it', async () => {
    const bytes = workbook({ rows: headings + row(2, [inline('A2', 'x'.repeat(15_000_000))]) });
    const started = performance.now();
    expect(await readSheet(bytes, 'long.xlsx')).toEqual({ code: 'tooDemanding' });
    expect(performance.now() - started).toBeLessThan(1000);
  });

  test('with a million formatted, empty cells is read as the one row that it is', async () => {
    const empty = Array.from(
      { length: 1_000_000 },
      (_, i) => `<row r="${i + 3}"><c r="A${i + 3}" s="1"/></row>`,
    );
    const bytes = workbook({ rows: headings + row(2, [inline('A2', 'Ana')]) + empty.join('') });
    // The test packs without compression, so the file is larger than the ones people send.
    expect(bytes.length).toBeGreaterThan(limits.bytes);
    const { readXlsx } = await import('./xlsx.ts');
    expect(await readXlsx(bytes)).toMatchObject({
      lines: [{ line: 1 }, { line: 2, cells: ['Ana'] }],
      blankRows: 0,
    });
  });

  test('of twenty megabytes of blank lines is read in seconds while others are served', async () => {
    const bytes = Buffer.alloc(20_000_000, '\n');
    bytes.write('Name,City\nAna,Lima');
    let served = 0;
    const timer = setInterval(() => served++, 10);
    const started = performance.now();
    const result = await readSheet(bytes, 'a.csv');
    clearInterval(timer);
    expect(performance.now() - started).toBeLessThan(30_000);
    expect(served).toBeGreaterThan(10);
    expect(result).toMatchObject({ rows: [{ line: 2, cells: ['Ana', 'Lima'] }], blankRows: 19_999_981 });
  });

  test('with every entity trick in its markup cannot reach outside itself', async () => {
    const doctype = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>';
    const result = await readSheet(
      workbook({ rows: `${doctype}${row(1, [inline('A1', 'Name &a;')])}` }),
      'a.xlsx',
    );
    expect(JSON.stringify(result)).not.toContain('root:');
  });

  test('of separators, quotes and line ends in any order is a table or a refusal, never a failure', async () => {
    const odd = fc.constantFrom(
      '"',
      '""',
      ',',
      ';',
      '\t',
      '\r',
      '\n',
      '\r\n',
      'a',
      ' ',
      'sep=;\n',
      '\ufeff',
      '\0',
      'é',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(odd, { maxLength: 30 }), async (parts) => {
        const result = await readSheet(Buffer.from(parts.join('')), 'a.csv');
        if ('code' in result) return;
        expect(new Set(result.headings).size).toBe(result.headings.length);
        for (const { cells } of result.rows) expect(cells).toHaveLength(result.headings.length);
      }),
      { numRuns: 1000, seed: 38 },
    );
  });

  test('with damaged bytes is a table or a refusal, never a failure', async () => {
    const whole = await writeXlsx(['Name', 'City'], [['Ana', 'Lima']], 'Answers');
    const damage = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(damage, async (changes) => {
        const bytes = Uint8Array.from(whole);
        for (const [at, byte] of changes) bytes[at] = byte;
        expect(await readSheet(bytes, 'a.xlsx')).toBeTypeOf('object');
      }),
      { numRuns: 100, seed: 25 },
    );
  });
});
