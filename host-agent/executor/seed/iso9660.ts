/**
 * A deterministic writer of small ISO 9660 images with Joliet names: one flat folder, fixed dates, so that equal files give
 * equal bytes on any machine. ECMA-119 (ISO 9660), 4th edition; Joliet Specification, 1995.
 *
 *     sector 0-15 system area | 16 primary descriptor | 17 Joliet descriptor | 18 terminator
 *     19 20 path tables | 21 22 Joliet path tables | 23.. folder | Joliet folder | files
 */

/** ECMA-119, 6.1.2: the logical sector. */
const SECTOR_BYTES = 2048;

/** ECMA-119, 8.4.7: 32 characters; Joliet's two bytes a character leave 16. */
const LABEL_LENGTH_MAX = 16;

/** Joliet names have 64 characters at most; ours are cloud-init's four. */
const FILE_NAME_LENGTH_MAX = 64;

/** 64 MiB: a seed is text; more is a mistake that would fill a pool. */
export const CONTENT_BYTES_MAX = 64 * 1024 * 1024;

const ROOT_SECTOR = 23;
const PATH_TABLE_BYTES = 10;
const SELF = Buffer.from([0]);
const PARENT = Buffer.from([1]);

/** 2000-01-01 00:00:00 UTC in both of the format's notations: a date of today would change the bytes. */
const RECORD_DATE = Buffer.from([100, 1, 1, 0, 0, 0, 0]);
const DESCRIPTOR_DATE = Buffer.from('2000010100000000\0', 'latin1');
const NO_DATE = Buffer.from('0000000000000000\0', 'latin1');

export interface IsoFile {
  /** Plain file name; the ISO 9660 name is its upper case, Joliet keeps it as it is. */
  readonly name: string;
  readonly content: Uint8Array;
}

/** @throws RangeError when the label, a name or the content does not fit the format's bounds. */
export function writeIso(label: string, files: readonly IsoFile[]): Buffer {
  requireBounds(label, files);
  const sorted = [...files].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const folder = new Folder(sorted, plainName);
  const jolietFolder = new Folder(sorted, wide);
  const folderSectors = folder.sectors;
  const filesSector = ROOT_SECTOR + folderSectors + jolietFolder.sectors;
  const { starts, end } = layOut(sorted, filesSector);
  const plainRoot = folder.write(ROOT_SECTOR, starts);
  const jolietRoot = jolietFolder.write(ROOT_SECTOR + folderSectors, starts);
  return Buffer.concat([
    Buffer.alloc(16 * SECTOR_BYTES),
    descriptor({
      joliet: false,
      label,
      sectors: end,
      pathTable: 19,
      root: ROOT_SECTOR,
      bytes: plainRoot.length,
    }),
    descriptor({
      joliet: true,
      label,
      sectors: end,
      pathTable: 21,
      root: ROOT_SECTOR + folderSectors,
      bytes: jolietRoot.length,
    }),
    terminator(),
    ...pathTables(ROOT_SECTOR),
    ...pathTables(ROOT_SECTOR + folderSectors),
    plainRoot,
    jolietRoot,
    ...sorted.map((file) => padded(Buffer.from(file.content), sectorsOf(file.content.length) * SECTOR_BYTES)),
  ]);
}

/** The records of the one folder, in one of the two name forms. */
class Folder {
  readonly #files: readonly IsoFile[];
  readonly #nameOf: (name: string) => Buffer;

  constructor(files: readonly IsoFile[], nameOf: (name: string) => Buffer) {
    this.#files = files;
    this.#nameOf = nameOf;
  }

  get sectors(): number {
    return this.write(0, new Map()).length / SECTOR_BYTES;
  }

  write(sector: number, starts: ReadonlyMap<string, number>): Buffer {
    const entries = this.#files
      .map((file) => ({
        id: this.#nameOf(file.name),
        start: starts.get(file.name) ?? 0,
        size: file.content.length,
      }))
      .sort((a, b) => Buffer.compare(a.id, b.id))
      .map((entry) => record(entry.id, { sector: entry.start, bytes: entry.size, folder: false }));
    const withSize = (bytes: number): Buffer => {
      const self = { sector, bytes, folder: true };
      return inSectors([record(SELF, self), record(PARENT, self), ...entries]);
    };
    // The folder's own record holds its size, which does not depend on the number in it.
    return withSize(withSize(0).length);
  }
}

/** ECMA-119, 6.8.1.1: a record does not cross the end of a sector. */
function inSectors(records: readonly Buffer[]): Buffer {
  const parts: Buffer[] = [];
  let position = 0;
  for (const item of records) {
    const left = SECTOR_BYTES - (position % SECTOR_BYTES);
    if (item.length > left) {
      parts.push(Buffer.alloc(left));
      position += left;
    }
    parts.push(item);
    position += item.length;
  }
  return padded(Buffer.concat(parts), sectorsOf(position) * SECTOR_BYTES);
}

/** ECMA-119, 9.1: a directory record. */
function record(
  id: Buffer,
  extent: { readonly sector: number; readonly bytes: number; readonly folder: boolean },
): Buffer {
  const bytes = Buffer.alloc(33 + id.length + (id.length % 2 === 0 ? 1 : 0));
  bytes[0] = bytes.length;
  bothEndian32(bytes, 2, extent.sector);
  bothEndian32(bytes, 10, extent.bytes);
  RECORD_DATE.copy(bytes, 18);
  bytes[25] = extent.folder ? 2 : 0;
  bothEndian16(bytes, 28, 1);
  bytes[32] = id.length;
  id.copy(bytes, 33);
  return bytes;
}

interface DescriptorFacts {
  readonly joliet: boolean;
  readonly label: string;
  readonly sectors: number;
  readonly pathTable: number;
  readonly root: number;
  readonly bytes: number;
}

/** ECMA-119, 8.4 and 8.5: primary and supplementary volume descriptor. */
function descriptor(facts: DescriptorFacts): Buffer {
  const bytes = Buffer.alloc(SECTOR_BYTES);
  const text = (value: string, offset: number, length: number): void => {
    const blank = facts.joliet ? Buffer.from([0, 0x20]) : Buffer.from([0x20]);
    bytes.fill(blank, offset, offset + length - (facts.joliet ? length % 2 : 0));
    (facts.joliet ? wide(value) : Buffer.from(value, 'latin1')).copy(bytes, offset);
  };
  bytes[0] = facts.joliet ? 2 : 1;
  bytes.write('CD001', 1, 'latin1');
  bytes[6] = 1;
  text('', 8, 32);
  text(facts.label, 40, 32);
  bothEndian32(bytes, 80, facts.sectors);
  // Joliet: escape sequence of UCS-2 level 3.
  if (facts.joliet) bytes.write('%/E', 88, 'latin1');
  bothEndian16(bytes, 120, 1);
  bothEndian16(bytes, 124, 1);
  bothEndian16(bytes, 128, SECTOR_BYTES);
  bothEndian32(bytes, 132, PATH_TABLE_BYTES);
  bytes.writeUInt32LE(facts.pathTable, 140);
  bytes.writeUInt32BE(facts.pathTable + 1, 148);
  record(SELF, { sector: facts.root, bytes: facts.bytes, folder: true }).copy(bytes, 156);
  for (const [offset, length] of [
    [190, 128],
    [318, 128],
    [446, 128],
    [574, 128],
    [702, 37],
    [739, 37],
    [776, 37],
  ] as const) {
    text('', offset, length);
  }
  DESCRIPTOR_DATE.copy(bytes, 813);
  DESCRIPTOR_DATE.copy(bytes, 830);
  NO_DATE.copy(bytes, 847);
  NO_DATE.copy(bytes, 864);
  bytes[881] = 1;
  return bytes;
}

/** ECMA-119, 8.3. */
function terminator(): Buffer {
  const bytes = Buffer.alloc(SECTOR_BYTES);
  bytes[0] = 255;
  bytes.write('CD001', 1, 'latin1');
  bytes[6] = 1;
  return bytes;
}

/** ECMA-119, 9.4: the one folder in both byte orders, each in its own sector. */
function pathTables(root: number): readonly [Buffer, Buffer] {
  const little = Buffer.alloc(SECTOR_BYTES);
  little[0] = 1;
  little.writeUInt32LE(root, 2);
  little.writeUInt16LE(1, 6);
  const big = Buffer.alloc(SECTOR_BYTES);
  big[0] = 1;
  big.writeUInt32BE(root, 2);
  big.writeUInt16BE(1, 6);
  return [little, big];
}

function layOut(
  files: readonly IsoFile[],
  first: number,
): { readonly starts: ReadonlyMap<string, number>; readonly end: number } {
  const starts = new Map<string, number>();
  let sector = first;
  for (const file of files) {
    starts.set(file.name, sector);
    sector += sectorsOf(file.content.length);
  }
  return { starts, end: sector };
}

function requireBounds(label: string, files: readonly IsoFile[]): void {
  if (label.length > LABEL_LENGTH_MAX)
    throw new RangeError(`an ISO label has at most ${LABEL_LENGTH_MAX} characters`);
  const long = files.find((file) => file.name.length === 0 || file.name.length > FILE_NAME_LENGTH_MAX);
  if (long !== undefined)
    throw new RangeError(`"${long.name}" has not 1 to ${FILE_NAME_LENGTH_MAX} characters`);
  const plain = new Set(files.map((file) => plainName(file.name).toString('latin1')));
  if (plain.size !== files.length) throw new RangeError('two files of an ISO have the same name');
  if (files.reduce((sum, file) => sum + file.content.length, 0) > CONTENT_BYTES_MAX) {
    throw new RangeError(`an ISO of this writer holds at most ${CONTENT_BYTES_MAX} bytes`);
  }
}

/** ISO 9660 name: upper case, a dot and the version number are part of it. */
function plainName(name: string): Buffer {
  const kept = name
    .toUpperCase()
    .replace(/[^A-Z0-9_.-]/g, '_')
    .slice(0, 28);
  return Buffer.from(`${kept}${kept.includes('.') ? '' : '.'};1`, 'latin1');
}

function wide(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16();
}

/** An empty file still has an extent, because some readers refuse extent 0. */
function sectorsOf(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / SECTOR_BYTES));
}

function padded(bytes: Buffer, length: number): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(length - bytes.length)]);
}

/** ECMA-119, 7.2.3: little-endian, then big-endian. */
function bothEndian16(bytes: Buffer, offset: number, value: number): void {
  bytes.writeUInt16LE(value, offset);
  bytes.writeUInt16BE(value, offset + 2);
}

/** ECMA-119, 7.3.3. */
function bothEndian32(bytes: Buffer, offset: number, value: number): void {
  bytes.writeUInt32LE(value, offset);
  bytes.writeUInt32BE(value, offset + 4);
}
