/** The names of a zip's entries, from the list at its end; nothing is unpacked. */

const endOfList = 0x06054b50;
const listEntry = 0x02014b50;
const endSize = 22;
const entrySize = 46;
const longestRemark = 0xffff;
const mostEntries = 5000;

/**
 * Null where the bytes do not end as a zip does; an empty list where they do and the list is broken, too long, or of the
 * large kind (zip64).
 */
export function zipNames(bytes: Uint8Array): string[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  if (end === null) return null;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const names: string[] = [];
  if (count > mostEntries) return [];
  for (let entry = 0; entry < count; entry++) {
    if (at + entrySize > end || view.getUint32(at, true) !== listEntry) return [];
    const length = view.getUint16(at + 28, true);
    names.push(new TextDecoder().decode(bytes.subarray(at + entrySize, at + entrySize + length)));
    at += entrySize + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return names;
}

/** Where the closing record stands: its remark must reach to the last byte. */
function endOf(view: DataView): number | null {
  const last = view.byteLength - endSize;
  for (let at = last; at >= 0 && at >= last - longestRemark; at--) {
    if (view.getUint32(at, true) === endOfList && view.getUint16(at + 20, true) === last - at) return at;
  }
  return null;
}
