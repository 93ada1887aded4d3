export type WorkbookSheet = { name: string; hidden: boolean; relation: string };

/** Lists a workbook's sheets in the order of their tabs. */
export function listSheets(workbook: string): WorkbookSheet[] {
  return tags(workbook, 'sheet').map((tag) => ({
    name: attribute(tag, 'name') ?? '',
    hidden: /hidden$/i.test(attribute(tag, 'state') ?? ''),
    relation: attribute(tag, '(?:\\w+:)id') ?? '',
  }));
}

/** Maps a workbook's relations to the files inside the zip, and names the kinds of relation that matter. */
export function listTargets(relations: string): { id: string; kind: string; path: string }[] {
  return tags(relations, 'Relationship').map((tag) => {
    const target = attribute(tag, 'Target') ?? '';
    const kind = (attribute(tag, 'Type') ?? '').split('/').at(-1) ?? '';
    return {
      id: attribute(tag, 'Id') ?? '',
      kind,
      path: target.startsWith('/') ? target.slice(1) : `xl/${target}`,
    };
  });
}

/** Leaves out cells and rows that hold a format and no value, of which one click on a column makes a million. */
export function dropEmptyCells(sheet: string): string {
  if (sheet.includes('<![CDATA[')) return sheet;
  return sheet
    .replace(/<c\b[^<>]*\/>|<c\b[^<>]*[^/<>]><\/c>/g, '')
    .replace(/<row\b[^<>]*\/>|<row\b[^<>]*[^/<>]><\/row>/g, '');
}

/** Counts the rows of a sheet without reading them. */
export function countRows(sheet: string): number {
  return sheet.match(/<row[\s>]/g)?.length ?? 0;
}

/** The length of the longest stretch without a tag, which is at least as long as the longest text. */
export function longestText(sheet: string): number {
  let longest = 0;
  for (let from = 0; from < sheet.length; ) {
    const next = sheet.indexOf('<', from);
    const end = next < 0 ? sheet.length : next;
    longest = Math.max(longest, end - from);
    from = end + 1;
  }
  return longest;
}

/** Finds what a table of values cannot show: errors, formulas that were never worked out, and merged cells. */
export function oddities(sheet: string): {
  errors: { at: string; error: string }[];
  pending: string[];
  merged: string[];
} {
  const errors: { at: string; error: string }[] = [];
  const pending: string[] = [];
  for (const [, opening = '', content = ''] of sheet.matchAll(
    /<(?:\w+:)?c\s([^<>]*[^/<>])>([\s\S]*?)<\/(?:\w+:)?c>/g,
  )) {
    const at = attribute(opening, 'r') ?? '';
    const value = /<(?:\w+:)?v>([^<]*)</.exec(content)?.[1];
    if (/\bt=["']e["']/.test(opening)) errors.push({ at, error: value ?? '' });
    else if (/<(?:\w+:)?f\b/.test(content) && value === undefined) pending.push(at);
  }
  return { errors, pending, merged: tags(sheet, 'mergeCell').map((tag) => attribute(tag, 'ref') ?? '') };
}

function tags(xml: string, name: string): string[] {
  return xml.match(new RegExp(`<(?:\\w+:)?${name}\\s(?:[^<>"']|"[^"]*"|'[^']*')*>`, 'g')) ?? [];
}

function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return found ? decodeEntities(found[1] ?? found[2] ?? '') : undefined;
}

const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function decodeEntities(text: string): string {
  return text.replace(/&(#x[\da-f]+|#\d+|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name] ?? whole;
    const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
