import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { types } from 'node:util';
import { startSandbox, type Sandbox } from '../../host-agent/sandbox';
import { provideTinyGuest, type TinyGuest, type TinyGuestState } from './tiny-guest';
import { waitFor } from './wait-for';

/** One boot takes 6 s on an idle machine, and tests run side by side. */
const BOOT_MS_MAX = 90_000;

const CAPABILITY_CACHE = join(__dirname, '../../.cache/sandbox-capabilities');

/** A line of HTTP spoken by bash, because a bare Debian has neither curl nor wget. Arguments: address, path. */
const HTTP_GET = 'exec 3<>"/dev/tcp/$1/80" && printf "GET %s HTTP/1.0\\r\\n\\r\\n" "$2" >&3 && cat <&3';

/** A private libvirt host for one test file, with the means to look at it from outside the product. */
export interface LiveHost {
  readonly sandbox: Sandbox;
  /** Where libvirt clients connect. */
  readonly uri: string;
  readonly guest: TinyGuest;
  /** Empty directory of the test's own, outside of the sandbox, gone afterwards. */
  readonly workDirectory: string;
  /** What `virsh` of Debian says: an oracle that shares no code with ours. Throws when it fails. */
  virsh(...argv: readonly string[]): Promise<string>;
  /** As `virsh`, for XML that virsh reads from a file, e.g. `virshWithXml(xml, 'define', '--validate')`. */
  virshWithXml(xml: string, ...argv: readonly string[]): Promise<string>;
  /** The text that a machine has written to its serial line so far; empty while there is no such file. */
  readLog(path: string): Promise<string>;
  /** Waits until a log holds a line that matches, and returns that line. */
  waitForLog(path: string, pattern: RegExp, timeoutMs?: number): Promise<string>;
  /** GET http://address/path from inside, or undefined when nobody answers. */
  tryHttpGet(address: string, path: string): Promise<string | undefined>;
  /** What the tiny guest at this address says of itself, or undefined while it does not answer. */
  tryGuestState(address: string): Promise<TinyGuestState | undefined>;
  /** Waits until the tiny guest at this address answers (and `condition` holds). */
  waitForGuest(
    address: string,
    condition?: (state: TinyGuestState) => boolean,
    timeoutMs?: number,
  ): Promise<TinyGuestState>;
  /** Writes a word on the first disk of the tiny guest at this address; `marker` of its state shows it from then on. */
  writeMarker(address: string, word: string): Promise<void>;
}

let sandboxCount = 0;

/** Starts a live host, under jest or without; whoever does stops it (`stopLiveHost`). Tests use `useLiveHost`. */
export async function startLiveHost(): Promise<LiveHost> {
  sandboxCount += 1;
  const sandbox = await startSandbox({
    name: `test-${process.pid}-${sandboxCount}`,
    lifetime: 'starter',
    capabilityCache: CAPABILITY_CACHE,
  });
  const workDirectory = await mkdtemp(join(tmpdir(), 'fleetwright-live-'));
  // QEMU's user must be able to enter it, should a test put a pool there.
  await chmod(workDirectory, 0o755);
  return liveHostOf(sandbox, await provideTinyGuest(sandbox.imagesDirectory), workDirectory);
}

/** Ends a live host and removes what it had. */
export async function stopLiveHost(host: LiveHost): Promise<void> {
  await host.sandbox.stop();
  await rm(host.workDirectory, { recursive: true, force: true });
}

function liveHostOf(sandbox: Sandbox, guest: TinyGuest, workDirectory: string): LiveHost {
  let xmlCount = 0;
  const host: LiveHost = {
    sandbox,
    uri: sandbox.uri,
    guest,
    workDirectory,
    virsh: (...argv) => runVirsh(sandbox.uri, argv),
    virshWithXml: async (xml, command, ...argv) => {
      xmlCount += 1;
      const path = join(workDirectory, `virsh-${xmlCount}.xml`);
      await writeFile(path, xml);
      return runVirsh(sandbox.uri, [...(command === undefined ? [] : [command]), path, ...argv]);
    },
    readLog: async (path) => {
      try {
        return await readFile(path, 'utf8');
      } catch (error) {
        // Errors of Node's own modules are none of this realm's `Error` under jest.
        if (types.isNativeError(error) && 'code' in error && error.code === 'ENOENT') return '';
        throw error;
      }
    },
    waitForLog: (path, pattern, timeoutMs = BOOT_MS_MAX) =>
      waitFor(async () => (await host.readLog(path)).split(/\r?\n/).find((line) => pattern.test(line)), {
        timeoutMs,
        description: `${path} holds a line like ${String(pattern)}`,
      }),
    tryHttpGet: async (address, path) => {
      const get = ['timeout', '5', 'bash', '-c', HTTP_GET, 'http-get', address, path];
      const { exitCode, stdout } = await sandbox.exec(get);
      return exitCode === 0 && /^HTTP\/1\.\d 200 /.test(stdout)
        ? stdout.split('\r\n\r\n').slice(1).join('\r\n\r\n')
        : undefined;
    },
    tryGuestState: async (address) => {
      const text = await host.tryHttpGet(address, '/cgi-bin/state');
      // Written by our own guest; a line cut short by its end is no answer.
      return text?.trim().endsWith('}') === true ? (JSON.parse(text) as TinyGuestState) : undefined;
    },
    waitForGuest: (address, condition = () => true, timeoutMs = BOOT_MS_MAX) =>
      waitFor(
        async () => {
          const state = await host.tryGuestState(address);
          return state !== undefined && condition(state) && state;
        },
        { timeoutMs, description: `the guest at ${address} answers as expected` },
      ),
    writeMarker: async (address, word) => {
      const written = await host.tryHttpGet(address, `/cgi-bin/marker?write=${word}`);
      if (written !== word)
        throw new Error(`the guest at ${address} did not write ${word} but said ${String(written)}`);
    },
  };
  return host;
}

/** Long enough for any single virsh command on a busy machine. */
const VIRSH_MS_MAX = 60_000;

function runVirsh(uri: string, argv: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(
      'virsh',
      ['--quiet', '--connect', uri, ...argv],
      { timeout: VIRSH_MS_MAX, env: { ...process.env, LC_ALL: 'C' } },
      (error, stdout, stderr) => {
        if (error === null) resolve(stdout);
        else reject(new Error(`virsh ${argv.join(' ')}: ${stderr.trim()}`, { cause: error }));
      },
    );
  });
}
