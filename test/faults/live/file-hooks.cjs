/**
 * Given to Node by `--require`: counts the calls of a process that change files below some folders, and lets one of them go wrong. What
 * to do is told in FAULT_FILES as JSON: { folders, counts, fault?: { kind, moment?, point } }; `counts` is a file to which each call
 * adds its name as a line, before it is made, so that it can be read even after the process was killed.
 *
 * A full disk stays full until the process ends, as disks do: from its call on whatever needs space fails, and removing works.
 */
const files = require('node:fs');
const promises = require('node:fs/promises');

/** Calls by path that change something, and how many of their first arguments are paths. */
const PATH_CALLS = { rename: 2, link: 2, unlink: 1, mkdir: 1, writeFile: 1, rm: 1, copyFile: 2, symlink: 2 };
const HANDLE_CALLS = [
  'write',
  'writev',
  'writeFile',
  'appendFile',
  'sync',
  'datasync',
  'truncate',
  'chmod',
  'chown',
];
/** What needs no space. */
const FREE = new Set(['unlink', 'rm', 'chmod', 'chown']);

const told = process.env['FAULT_FILES'];
if (told !== undefined) install(JSON.parse(told));

function install({ folders, counts, fault }) {
  const log = files.openSync(counts, 'a');
  // The patched module must not be what notes its calls.
  const { writeSync } = files;
  let count = 0;
  let isFull = false;

  const isWithin = (path) =>
    typeof path === 'string' && folders.some((folder) => path === folder || path.startsWith(`${folder}/`));

  const die = () => process.kill(process.pid, 'SIGKILL');

  /** Makes the call unless it goes wrong here. */
  const around = async (name, call) => {
    count += 1;
    const isTurn = fault !== undefined && count === fault.point;
    writeSync(log, `${isTurn ? '!' : ''}${name}\n`);
    if (fault?.kind === 'disk-full') {
      isFull ||= isTurn;
      if (isFull && !FREE.has(name)) throw noSpace(name);
      return call();
    }
    if (isTurn && fault.moment === 'before') die();
    const answer = await call();
    if (isTurn && fault.moment === 'after') die();
    return answer;
  };

  for (const [name, paths] of Object.entries(PATH_CALLS)) {
    const original = promises[name];
    promises[name] = (...words) =>
      words.slice(0, paths).some(isWithin) ? around(name, () => original(...words)) : original(...words);
  }
  const { open } = promises;
  promises.open = async (path, flags, mode) => {
    if (!isWithin(path)) return open(path, flags, mode);
    const handle = isWriting(flags)
      ? await around('open', () => open(path, flags, mode))
      : await open(path, flags, mode);
    for (const name of HANDLE_CALLS) {
      const original = handle[name].bind(handle);
      handle[name] = (...words) => around(name, () => original(...words));
    }
    return handle;
  };
}

function isWriting(flags) {
  if (typeof flags === 'number') return (flags & (files.constants.O_WRONLY | files.constants.O_RDWR)) !== 0;
  return /[wa+]/.test(flags ?? 'r');
}

function noSpace(name) {
  const error = new Error(`ENOSPC: no space left on device, ${name}`);
  return Object.assign(error, { code: 'ENOSPC', errno: -28, syscall: name });
}
