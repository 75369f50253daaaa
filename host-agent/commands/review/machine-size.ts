import { InvalidArgumentError } from 'commander';
import { mebibytesSchema, vcpusSchema } from '../../../lib/plan';
import { USUAL_SIZE, type MachineSize } from '../../review';
import { plain } from '../terminal/plain';

/** MiB in each unit. */
const UNITS: ReadonlyMap<string, number> = new Map([
  ['mib', 1],
  ['gib', 1024],
  ['tib', 1024 * 1024],
]);

const EXAMPLE = 'write it like vcpus=2,memory=4GiB,disk=20GiB';

const PARTS = { vcpus: readVcpus, memory: readMemory, disk: readDisk } as const;
type Part = keyof typeof PARTS;

/**
 * A size as `vcpus=2,memory=4GiB,disk=20GiB`; a part that is left out is that of `USUAL_SIZE`. Sizes are in MiB, GiB or TiB, in
 * capitals or not, and `disk=0` is a machine without one. `4G`, `4GB` and `4` are refused: some programs take them for powers of two and some
 * for powers of ten, or for another unit altogether.
 *
 * @throws InvalidArgumentError
 */
export function parseMachineSize(text: string): MachineSize {
  const given = new Map<Part, number>();
  for (const entry of text.split(',')) {
    const [name = '', value = ''] = split(entry.trim());
    if (!isPart(name)) throw wrong(`"${entry.trim()}" is neither vcpus=…, memory=… nor disk=…`);
    if (given.has(name)) throw wrong(`${name} is given twice`);
    given.set(name, PARTS[name](value));
  }
  return {
    vcpus: given.get('vcpus') ?? USUAL_SIZE.vcpus,
    memoryMiB: given.get('memory') ?? USUAL_SIZE.memoryMiB,
    diskMiB: given.get('disk') ?? USUAL_SIZE.diskMiB,
  };
}

function split(entry: string): readonly string[] {
  const at = entry.indexOf('=');
  return at < 0 ? [entry] : [entry.slice(0, at).trim(), entry.slice(at + 1).trim()];
}

function isPart(name: string): name is Part {
  return Object.hasOwn(PARTS, name);
}

function readVcpus(text: string): number {
  const parsed = vcpusSchema.safeParse(/^\d+$/.test(text) ? Number(text) : undefined);
  if (parsed.success) return parsed.data;
  throw wrong(`vcpus must be a whole number that a machine can have, not "${text}"`);
}

function readMemory(text: string): number {
  return readSize('memory', text);
}

function readDisk(text: string): number {
  return /^0+$/.test(text) ? 0 : readSize('disk', text);
}

function readSize(part: Part, text: string): number {
  const [, digits, unit = ''] = /^(\d+(?:\.\d+)?) ?([a-z]*)$/i.exec(text) ?? [];
  const unitMiB = UNITS.get(unit.toLowerCase());
  if (digits === undefined || unitMiB === undefined)
    throw wrong(`${part} must be a size in MiB, GiB or TiB, not "${text}"`);
  const parsed = mebibytesSchema.safeParse(Number(digits) * unitMiB);
  if (parsed.success) return parsed.data;
  throw wrong(`${part} must be a whole number of MiB that a machine can have, not "${text}"`);
}

function wrong(what: string): InvalidArgumentError {
  return new InvalidArgumentError(plain(`${what.charAt(0).toUpperCase()}${what.slice(1)}: ${EXAMPLE}.`));
}
