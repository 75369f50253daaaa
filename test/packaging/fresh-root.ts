import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Arguments: FOLDER NODE BINDS -- COMMAND…. Run in a mount namespace of its own: this machine's files with a layer above them that takes
 * all changes, so that its packages are there, and none of them is touched. Folders of BINDS (words) are the machine's own. Ends with the
 * command, in that root.
 */
export const FRESH_ROOT_SCRIPT = String.raw`
set -eu
folder=$1 node=$2 binds=$3
shift 4
mount --no-mtab --make-rprivate /
mount --no-mtab -t tmpfs -o mode=755 tmpfs "$folder"
mkdir "$folder/upper" "$folder/work" "$folder/root"
mount --no-mtab -t overlay -o "lowerdir=/,upperdir=$folder/upper,workdir=$folder/work" overlay "$folder/root"
root=$folder/root
mount --no-mtab --rbind /dev "$root/dev"
mount --no-mtab --rbind /proc "$root/proc"
mount --no-mtab --rbind /sys "$root/sys"
mount --no-mtab -t tmpfs -o mode=755 tmpfs "$root/run"
mount --no-mtab -t tmpfs -o mode=1777 tmpfs "$root/tmp"
mount --no-mtab -t tmpfs -o mode=755 tmpfs "$root/var/lib/fleetwright" 2>/dev/null || :
for bind in $binds; do
  mkdir -p "$root$bind"
  mount --no-mtab --rbind "$bind" "$root$bind"
done
# A Node that came without a package stands in for one.
if ! chroot "$root" dpkg-query -s nodejs >/dev/null 2>&1; then
  mkdir -p "$root/tmp/nodejs/DEBIAN" "$root/tmp/nodejs/usr/bin"
  cp "$node" "$root/tmp/nodejs/usr/bin/node"
  printf 'Package: nodejs\nVersion: 20.0.0\nArchitecture: all\nMaintainer: nobody <nobody@host.example>\nDescription: stand-in\n' \
    >"$root/tmp/nodejs/DEBIAN/control"
  chroot "$root" dpkg-deb --build /tmp/nodejs /tmp/nodejs.deb >/dev/null
  chroot "$root" dpkg -i /tmp/nodejs.deb >/dev/null
fi
exec chroot "$root" "$@"
`;

/** Installing takes a second on an idle machine. */
const COMMAND_MS_MAX = 60_000;

export interface Ended {
  readonly exitCode: number;
  readonly output: string;
}

/** A Debian that has this machine's packages and nothing of ours, and forgets all that was done to it. */
export interface FreshRoot {
  /** Path of its files as seen from outside of it, through its first process. */
  readonly path: string;
  exec(program: string, ...words: readonly string[]): Promise<Ended>;
  close(): Promise<void>;
}

export async function startFreshRoot(): Promise<FreshRoot> {
  const folder = await mkdtemp(join(tmpdir(), 'fleetwright-root-'));
  // It ends when its standard input does, and so when this process does.
  const script = ['-c', FRESH_ROOT_SCRIPT, 'fresh-root', folder, process.execPath, '', '--'];
  const keeper = spawn('unshare', ['--mount', 'sh', ...script, 'sh', '-c', 'echo ready; read -r _']);
  let said = '';
  keeper.stderr.on('data', (text: Buffer) => (said += text.toString()));
  const isReady = await Promise.race([
    once(keeper.stdout, 'data').then(() => true),
    once(keeper, 'exit').then(() => false),
  ]);
  if (!isReady) {
    await rm(folder, { recursive: true });
    throw new Error(`no fresh root: it takes namespaces, overlayfs and root. ${said}`);
  }
  return {
    path: `/proc/${String(keeper.pid)}/root`,
    exec: (...words) => run(keeper, words),
    close: async () => {
      const exited = once(keeper, 'exit');
      keeper.stdin.end();
      await exited;
      await rm(folder, { recursive: true });
    },
  };
}

/** The keeper's own root is the fresh one, so entering its namespaces and root is all there is to do. */
function run(keeper: ChildProcess, words: readonly string[]): Promise<Ended> {
  const enter = ['--target', String(keeper.pid), '--mount', '--root', '--', 'env', '--chdir=/'];
  return new Promise((resolve, reject) => {
    execFile(
      'nsenter',
      [...enter, ...words],
      {
        timeout: COMMAND_MS_MAX,
        env: { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C.UTF-8' },
      },
      (error, stdout, stderr) => {
        const output = stdout + stderr;
        if (error === null) resolve({ exitCode: 0, output });
        else if (typeof error.code === 'number') resolve({ exitCode: error.code, output });
        else reject(new Error(`${words.join(' ')}: ${output}`, { cause: error }));
      },
    );
  });
}
