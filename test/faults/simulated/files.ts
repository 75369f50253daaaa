import childProcess from 'node:child_process';
import fs from 'node:fs';
import fsPromises from 'node:fs/promises';

/** A file-system call of the agent. */
export interface FileCall {
  readonly name: string;
  readonly path: string;
  readonly writes: boolean;
  /** How many bytes it is to write. */
  readonly bytes?: number;
}

/** Whom the calls are handed to while an agent runs. `work` does the call at once. */
export interface FileGate {
  /** Whether the call is one of the agent's on its own folders; all others are done at once. */
  owns(path: string): boolean;
  file<Result>(call: FileCall, work: () => Result): Promise<Result>;
  /** `ip link set dev <device> master <bridge>`, without a host. */
  plugIn(device: string, bridge: string): void;
  bridgeOf(device: string): string | undefined;
}

let gate: FileGate | undefined;
const open = new Set<number>();
/** What was opened by which path. */
const handles = new WeakMap<object, string>();

/** From now on this gate is asked; without one all is as Node has it. Files that a killed agent has left open are closed. */
export function useGate(next: FileGate | undefined): void {
  gate = next;
  for (const descriptor of open) fs.closeSync(descriptor);
  open.clear();
}

type AnyFunction = (...words: never[]) => unknown;

/**
 * Puts everything back. Everything is replaced when this module is loaded, for the whole process, because modules of the agent take some
 * functions along when they are loaded themselves: import this one before them.
 */
export const unhook = hook();

function hook(): () => void {
  const undo = [
    ...['rename', 'unlink', 'link', 'mkdir'].map((name) => replaceByName(name, true)),
    ...['readdir', 'readFile', 'lstat', 'stat', 'realpath', 'readlink'].map((name) =>
      replaceByName(name, false),
    ),
    replace(
      fsPromises,
      'open',
      (original) => (path: string, flags: string | number, mode?: number) =>
        gate?.owns(path) === true ? openFile(gate, path, flags, mode) : original(path, flags, mode),
    ),
    replace(fs, 'createReadStream', (original) => (path: string, options?: { readonly fd?: unknown }) => {
      const opened = handles.get(options?.fd as object);
      if (gate !== undefined && opened !== undefined) return readWhole(gate, opened);
      return gate?.owns(path) === true ? readWhole(gate, path) : original(path, options);
    }),
    replace(
      childProcess,
      'execFile',
      (original) =>
        (...words: unknown[]) =>
          gate === undefined ? original(...words) : runIp(gate, words),
    ),
  ];
  return () => {
    for (const each of undo) each();
  };
}

function replace(
  module: object,
  name: string,
  make: (original: (...words: unknown[]) => unknown) => AnyFunction,
): () => void {
  const original: unknown = Reflect.get(module, name);
  Reflect.set(module, name, make(original as (...words: unknown[]) => unknown));
  return () => void Reflect.set(module, name, original);
}

/** Done by the call of the same name that does not wait: so nothing else happens in between. */
function replaceByName(name: string, writes: boolean): () => void {
  const sync = Reflect.get(fs, `${name}Sync`) as (...words: unknown[]) => unknown;
  return replace(fsPromises, name, (original) => (path: string, ...words: unknown[]) => {
    if (gate === undefined) return original(path, ...words);
    const port = /^\/sys\/class\/net\/(?<device>[^/]+)\/master$/.exec(path)?.groups?.['device'];
    if (port !== undefined) return Promise.resolve(gate.bridgeOf(port) ?? noLink(path));
    if (!gate.owns(path)) return attempt(() => sync(path, ...words));
    return gate.file({ name, path, writes }, () => sync(path, ...words));
  });
}

function noLink(path: string): Promise<never> {
  return Promise.reject(new Error(`${path} leads nowhere`));
}

async function attempt<Result>(work: () => Result): Promise<Result> {
  return work();
}

async function openFile(
  gate: FileGate,
  path: string,
  flags: string | number,
  mode: number | undefined,
): Promise<object> {
  const writes = typeof flags === 'string' && flags.includes('w');
  const descriptor = await gate.file({ name: 'open', path, writes }, () => {
    const opened = fs.openSync(path, flags, mode);
    open.add(opened);
    return opened;
  });
  const handle = handleOf(gate, path, descriptor);
  handles.set(handle, path);
  return handle;
}

/** As much of a FileHandle as the agent uses. */
function handleOf(gate: FileGate, path: string, fd: number): object {
  const call = <Result>(name: string, writes: boolean, work: () => Result): Promise<Result> =>
    gate.file({ name, path, writes }, work);
  const write = (bytes: Uint8Array, offset: number, length: number, at: number | null): Promise<number> =>
    gate.file({ name: 'write', path, writes: true, bytes: length }, () =>
      fs.writeSync(fd, bytes, offset, length, at),
    );
  return {
    fd,
    read: (buffer: Uint8Array, offset: number, length: number, position: number | null) =>
      call('read', false, () => ({ bytesRead: fs.readSync(fd, buffer, offset, length, position), buffer })),
    write: async (buffer: Uint8Array, offset: number, length: number, position: number | null) => ({
      bytesWritten: await write(buffer, offset, length, position),
      buffer,
    }),
    // In two parts, because a kill may come in between.
    writeFile: async (bytes: Uint8Array) => {
      const half = Math.floor(bytes.length / 2);
      await write(bytes, 0, half, null);
      await write(bytes, half, bytes.length - half, null);
    },
    stat: () => call('fstat', false, () => fs.fstatSync(fd)),
    chmod: (mode: number) => call('fchmod', true, () => fs.fchmodSync(fd, mode)),
    chown: (uid: number, gid: number) => call('fchown', true, () => fs.fchownSync(fd, uid, gid)),
    truncate: (length: number) => call('ftruncate', true, () => fs.ftruncateSync(fd, length)),
    // Nobody cuts the power here: what is written stays.
    sync: () => call('fsync', false, () => undefined),
    close: () => call('close', false, () => closeOnce(fd)),
  };
}

function closeOnce(descriptor: number): void {
  if (open.delete(descriptor)) fs.closeSync(descriptor);
}

async function* readWhole(gate: FileGate, path: string): AsyncGenerator<Buffer> {
  // A stream closes what it was given when it ends; what is left open here is closed with the pass.
  yield await gate.file({ name: 'readStream', path, writes: false }, () => fs.readFileSync(path));
}

/** Only one program is run by what is tried here. */
function runIp(gate: FileGate, words: readonly unknown[]): void {
  const [program, list, , done] = words as [string, readonly string[], object, (error: Error | null) => void];
  const [, , , device, , bridge] = list;
  if (program !== 'ip' || device === undefined || bridge === undefined) {
    return done(new Error(`${program} is not there`));
  }
  void plugIn(gate, device, bridge, done);
}

async function plugIn(
  gate: FileGate,
  device: string,
  bridge: string,
  done: (error: Error | null) => void,
): Promise<void> {
  await gate.file({ name: 'ip link', path: device, writes: true }, () => gate.plugIn(device, bridge));
  done(null);
}
