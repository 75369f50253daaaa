import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fetchImage, hasImage } from '../../../host-agent/executor/image/fetch-image';
import { DEFAULT_FETCH_SETTINGS } from '../../../host-agent/executor/image/fetch-settings';
import { systemClock } from '../../../host-agent/executor/clock';
import { StepError } from '../../../host-agent/executor/failure';
import { plainLines } from '../../../host-agent/commands/terminal/plain';
import type { PlanImage } from '../../../lib/plan';
import type { HostileInput, Meeting } from '../support/judge';

/** Files up to here are pinned by their own digest, as an author who was fooled would; larger ones by none that is theirs. */
const PINNED_BYTES_MAX = 64 * 1024 ** 2;

interface Place {
  readonly images: string;
  readonly pool: string;
  readonly source: string;
  readonly target: string;
}

/**
 * Has the agent fetch a file of the host as an image: at once, and once more as if it were in the pool already. Words of a case:
 * `raw`, `qcow2` or `boot-file`, what the plan says (qcow2); `size=…`, the size that it says; `as=…`, what becomes of the file before.
 */
export async function meetImage(input: HostileInput): Promise<Meeting> {
  const place = placeIn(input);
  try {
    const image = imageOf(input, place);
    const as = wordOf(input, 'as') ?? 'file';
    const arrange = arrangements[as];
    if (arrange === undefined) throw new Error(`nothing is arranged as ${as}`);
    return await meet(place, image, arrange(place));
  } finally {
    rmSync(place.images, { recursive: true, force: true });
    rmSync(place.pool, { recursive: true, force: true });
  }
}

async function meet(place: Place, image: PlanImage, whileRead: () => void): Promise<Meeting> {
  const { pool } = place;
  const before = listing(pool);
  try {
    // As the step does it.
    if (await hasImage(image, pool)) return { isTaken: true, text: 'it is there already' };
    const imageRoots = [place.images];
    await fetchImage({
      image,
      poolPath: pool,
      imageRoots,
      settings: DEFAULT_FETCH_SETTINGS,
      clock: systemClock,
      progress: whileRead,
    });
    return { isTaken: true, text: '' };
  } catch (error) {
    if (!(error instanceof StepError)) throw error;
    const after = listing(pool);
    const faults = after === before ? [] : [`it left ${after} where ${before} was`];
    const text = error.message.replaceAll(join(place.images, '..') + '/', '');
    return { isTaken: false, text: plainLines(`${error.code}: ${text}`), faults };
  }
}

function placeIn({ folder }: HostileInput): Place {
  const images = join(folder, 'images');
  const pool = join(folder, 'pool');
  for (const made of [images, pool]) mkdirSync(made);
  return { images, pool, source: join(images, 'hostile.img'), target: join(pool, 'base.img') };
}

/** What happens to the file: returns what happens while it is read. */
const arrangements: Readonly<Record<string, (place: Place) => () => void>> = {
  file: () => nothing,
  'link-out': ({ images, source }) => {
    const outside = join(images, '../outside.img');
    renameSync(source, outside);
    symlinkSync(outside, source);
    return nothing;
  },
  'link-loop': ({ source }) => {
    rmSync(source);
    symlinkSync(source, source);
    return nothing;
  },
  fifo: ({ source }) => {
    rmSync(source);
    execFileSync('mkfifo', [source]);
    return nothing;
  },
  device: ({ source }) => {
    rmSync(source);
    symlinkSync('/dev/zero', source);
    return nothing;
  },
  folder: ({ source }) => {
    rmSync(source);
    mkdirSync(source);
    return nothing;
  },
  gone: ({ source }) => {
    rmSync(source);
    return nothing;
  },
  'below-a-file': ({ images }) => {
    rmSync(images, { recursive: true });
    writeFileSync(images, 'a file');
    return nothing;
  },
  'hard-link-that-changes': ({ images, source }) => {
    const other = join(images, 'other.img');
    linkSync(source, other);
    writeFileSync(other, Buffer.alloc(statSync(source).size, 1));
    return nothing;
  },
  'changes-while-read': ({ source }) => once(() => writeFileSync(source, Buffer.alloc(5_000_000, 1))),
  'grows-while-read':
    ({ source }) =>
    () =>
      writeFileSync(source, Buffer.alloc(1_100_000, 1), { flag: 'a' }),
  'shrinks-while-read': ({ source }) => once(() => writeFileSync(source, '')),
  'name-taken-by-link': ({ target }) => {
    symlinkSync('/etc/shadow', target);
    return nothing;
  },
  'name-taken-by-folder': ({ target }) => {
    mkdirSync(target);
    return nothing;
  },
  'name-taken-by-fifo': ({ target }) => {
    execFileSync('mkfifo', [target]);
    return nothing;
  },
  'name-taken-by-other-bytes': ({ target }) => {
    writeFileSync(target, 'somebody else');
    return nothing;
  },
  'name-taken-while-read': ({ target }) => once(() => symlinkSync('/etc/shadow', target)),
};

const nothing = (): void => undefined;

function once(act: () => void): () => void {
  let isDone = false;
  return () => {
    if (!isDone) act();
    isDone = true;
  };
}

/** The image as a plan states it, with the digest of what its author saw. */
function imageOf(input: HostileInput, place: Place): PlanImage {
  const { size } = statSync(input.file);
  const bytes = size <= PINNED_BYTES_MAX ? readFileSync(input.file) : Buffer.alloc(0);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  renameSync(input.file, place.source);
  const format = input.words.find((word) => ['raw', 'qcow2', 'boot-file'].includes(word)) ?? 'qcow2';
  const virtualSizeBytes = wordOf(input, 'size');
  return {
    name: 'base',
    key: 'lab/base',
    pool: 'main',
    fileName: 'base.img',
    source: { kind: 'file', path: place.source },
    sha256,
    format,
    ...(virtualSizeBytes === undefined ? {} : { virtualSizeBytes: Number(virtualSizeBytes) }),
  } as PlanImage;
}

function wordOf({ words }: HostileInput, name: string): string | undefined {
  return words.find((word) => word.startsWith(`${name}=`))?.slice(name.length + 1);
}

/** What lies in the pool, parts included. */
function listing(pool: string): string {
  const partial = join(pool, '.fleetwright/partial');
  const names = readdirSync(pool, { withFileTypes: true })
    .filter(({ name }) => name !== '.fleetwright')
    .map((entry) => `${entry.name}${entry.isSymbolicLink() ? '@' : ''}`);
  return JSON.stringify([...names, ...(existsSync(partial) ? readdirSync(partial) : [])]);
}
