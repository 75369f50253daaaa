import { execFile } from 'node:child_process';
import { readdir, readFile, readlink } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { NetworkDefinition } from '../../libvirt';

/** One netlink call; longer means that the kernel or the host hangs. */
const COMMAND_TIMEOUT_MS = 10_000;

/** A process that was killed is gone within milliseconds; a loaded machine gets more. */
const END_MS_MAX = 5000;
const POLL_MS = 20;

const run = promisify(execFile);

/**
 * Takes away what a libvirtd that was killed while it started or stopped this network has left of it: its bridge, and dnsmasq on that.
 * libvirt does not know them any more, and refuses to start the network as long as they are there.
 *
 * Only for a network of ours that does not run. The bridge is left alone unless it has the address that libvirt drew for this network,
 * and when anything but `ourPorts` is plugged into it. Resolves with whether there was something to take away.
 */
export async function removeLeftover(
  stored: NetworkDefinition,
  ourPorts: readonly string[],
): Promise<boolean> {
  const { name, macAddress, bridge } = stored;
  if (name === undefined || macAddress === undefined || bridge?.name === undefined) return false;
  const folder = `/sys/class/net/${bridge.name}`;
  const [address, ports] = await Promise.all([tryReadLine(`${folder}/address`), tryList(`${folder}/brif`)]);
  if (address !== macAddress || ports === undefined) return false;
  if (ports.some((port) => !ourPorts.includes(port))) return false;
  // First: it would listen on the next bridge of this name, where its successor then cannot.
  for (const processId of await dnsmasqOf(name)) await end(processId);
  await run('ip', ['link', 'delete', 'dev', bridge.name, 'type', 'bridge'], { timeout: COMMAND_TIMEOUT_MS });
  return true;
}

/** The processes that libvirt has started for a network, in the network namespace of this process. */
async function dnsmasqOf(network: string): Promise<readonly number[]> {
  const own = await tryReadLink('/proc/self/ns/net');
  const found: number[] = [];
  for (const entry of (await tryList('/proc')) ?? []) {
    if (!/^\d+$/.test(entry)) continue;
    const [program = '', ...words] = (await tryReadText(`/proc/${entry}/cmdline`)).split('\0');
    const isOfNetwork = words.some(
      (word) => /^--conf-file=.*\/dnsmasq\/([^/]+)\.conf$/.exec(word)?.[1] === network,
    );
    if (!/(^|\/)dnsmasq$/.test(program) || !isOfNetwork) continue;
    if (own !== undefined && (await tryReadLink(`/proc/${entry}/ns/net`)) === own) found.push(Number(entry));
  }
  return found;
}

async function end(processId: number): Promise<void> {
  const deadline = performance.now() + END_MS_MAX;
  for (let signal: NodeJS.Signals | 0 = 'SIGKILL'; performance.now() < deadline; signal = 0) {
    try {
      process.kill(processId, signal);
    } catch {
      // Gone.
      return;
    }
    await delay(POLL_MS);
  }
}

async function tryList(path: string): Promise<readonly string[] | undefined> {
  return readdir(path).catch(() => undefined);
}

async function tryReadLink(path: string): Promise<string | undefined> {
  return readlink(path).catch(() => undefined);
}

async function tryReadLine(path: string): Promise<string> {
  return (await tryReadText(path)).trim();
}

/** Empty for a file that is not there, or of a process that has just ended. */
async function tryReadText(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => '');
}
