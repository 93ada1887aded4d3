import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';

export type Entry = {
  name: string;
  method: number;
  packed: number;
  unpacked: number;
  encrypted: boolean;
  at: number;
};

const inflate = promisify(inflateRaw) as (
  data: Uint8Array,
  options: { maxOutputLength: number },
) => Promise<Buffer>;

const endSignature = 0x06054b50;
const directorySignature = 0x02014b50;
const localSignature = 0x04034b50;
const endLength = 22;

/** Lists what a zip declares to hold without unpacking any of it; undefined when the directory cannot be followed. */
export function listEntries(bytes: Uint8Array): Entry[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === undefined) return undefined;
  const entries: Entry[] = [];
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || view.getUint32(at, true) !== directorySignature) return undefined;
    const nameLength = view.getUint16(at + 28, true);
    entries.push({
      name: Buffer.from(bytes.subarray(at + 46, at + 46 + nameLength)).toString('utf8'),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** Unpacks one entry to at most the size that it declares, whatever it really holds; undefined when it is damaged. */
export async function unpack(bytes: Uint8Array, entry: Entry): Promise<Uint8Array | undefined> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.at + 30 > bytes.length || view.getUint32(entry.at, true) !== localSignature) return undefined;
  const start = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true);
  const packed = bytes.subarray(start, start + entry.packed);
  if (packed.length !== entry.packed) return undefined;
  if (entry.method === 0) return packed.length === entry.unpacked ? packed : undefined;
  if (entry.method !== 8) return undefined;
  const unpacked = await inflate(packed, { maxOutputLength: Math.max(entry.unpacked, 1) }).catch(
    () => undefined,
  );
  return unpacked?.length === entry.unpacked ? unpacked : undefined;
}

/** Writes a zip whose files are not compressed. */
export function packStored(files: Map<string, Uint8Array>): Uint8Array<ArrayBuffer> {
  const bodies: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const [name, data] of files) {
    const local = header(localSignature, 30, name, data);
    const central = header(directorySignature, 46, name, data);
    new DataView(central.buffer).setUint32(42, at, true);
    bodies.push(local, data);
    directory.push(central);
    at += local.length + data.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = new DataView(new ArrayBuffer(endLength));
  end.setUint32(0, endSignature, true);
  end.setUint16(8, files.size, true);
  end.setUint16(10, files.size, true);
  end.setUint32(12, size, true);
  end.setUint32(16, at, true);
  return new Uint8Array(Buffer.concat([...bodies, ...directory, new Uint8Array(end.buffer)]));
}

// The end record is the last thing in the file, before a comment of at most 65,535 bytes.
function findEnd(view: DataView): number | undefined {
  const earliest = Math.max(0, view.byteLength - endLength - 0xffff);
  for (let at = view.byteLength - endLength; at >= earliest; at--) {
    if (view.getUint32(at, true) === endSignature) return at;
  }
  return undefined;
}

// Local and central headers hold the same fields; the central one has two bytes more in front of them.
function header(signature: number, length: number, name: string, data: Uint8Array): Uint8Array<ArrayBuffer> {
  const label = Buffer.from(name);
  const bytes = new Uint8Array(length + label.length);
  const view = new DataView(bytes.buffer);
  const shift = signature === directorySignature ? 2 : 0;
  view.setUint32(0, signature, true);
  view.setUint16(4, 20, true);
  view.setUint16(4 + shift, 20, true);
  view.setUint32(14 + shift, crc32(data), true);
  view.setUint32(18 + shift, data.length, true);
  view.setUint32(22 + shift, data.length, true);
  view.setUint16(26 + shift, label.length, true);
  bytes.set(label, length);
  return bytes;
}
