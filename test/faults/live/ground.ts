import { createHash } from 'node:crypto';
import { mkdir, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startLiveHost, stopLiveHost, type LiveHost } from '../../support/start-live-host';
import type { Stage } from '../types';
import { Agent } from './agent';
import { startFaultProxy, type FaultProxy } from './fault-proxy';
import { FOREIGN, foreignDomain, foreignNetwork } from './foreign';

/** Guests that stand still block whoever talks to them; libvirt itself waits for them without end, so they go on after this. */
const PAUSE_MS_MAX = 10_000;

/** The sandbox brings libvirtd back at most a hundred times. */
const RESTARTS_MAX = 90;

/** Less than the smallest file that a lab's machines share is big enough to be copied in more than one piece. */
const STAND_IN_BYTES = 300_000;

/** Ends dnsmasq, and removes bridges but the foreign one. */
const REMOVE_BRIDGES = String.raw`
for process in $(pgrep -x dnsmasq); do kill -KILL "$process"; done
for bridge in /sys/class/net/virbr-*; do
  [ "$bridge" = /sys/class/net/virbr-foreign ] || ip link delete dev "$(basename "$bridge")" type bridge
done
`;

/** A host on which points are tried one after the other: a sandbox, a proxy in front of its libvirt, an agent behind that. */
export class Ground {
  readonly live: LiveHost;
  readonly agent: Agent;
  readonly proxy: FaultProxy;
  #restarts = 0;
  #resume: (() => Promise<void>) | undefined;

  private constructor(live: LiveHost, proxyActions: ProxyActions, proxy: FaultProxy) {
    this.live = live;
    this.proxy = proxy;
    this.agent = new Agent(live, proxy.uri);
    proxyActions.ground = this;
  }

  static async start(): Promise<Ground> {
    const live = await startLiveHost();
    const actions = new ProxyActions();
    const proxy = await startFaultProxy(live.uri, join(live.workDirectory, 'proxy.sock'), actions);
    const ground = new Ground(live, actions, proxy);
    await mkdir(join(live.sandbox.poolDirectory, 'main'), { recursive: true });
    await live.virshWithXml(foreignDomain(live), 'define');
    await live.virsh('start', '--paused', FOREIGN);
    await live.virshWithXml(foreignNetwork(), 'net-define');
    await live.virsh('net-start', FOREIGN);
    return ground;
  }

  async stop(): Promise<void> {
    await this.proxy.close();
    await stopLiveHost(this.live);
  }

  /** True when libvirtd was killed so often that it will not come back many more times. */
  get isWornOut(): boolean {
    return this.#restarts >= RESTARTS_MAX;
  }

  /** Where plans find their files; without guests the kernel is any file, which is copied faster. */
  async stage(withGuests: boolean): Promise<Stage> {
    const { guest, sandbox } = this.live;
    if (withGuests) return { sandbox, guest };
    const standIn = async (name: string): Promise<{ readonly path: string; readonly sha256: string }> => {
      const path = join(sandbox.imagesDirectory, `${name}.stand-in`);
      const bytes = Buffer.alloc(STAND_IN_BYTES, name);
      await writeFile(path, bytes);
      return { path, sha256: createHash('sha256').update(bytes).digest('hex') };
    };
    const [kernel, initrd] = [await standIn('kernel'), await standIn('initrd')];
    const sha256 = { ...guest.sha256, kernel: kernel.sha256, initrd: initrd.sha256 };
    return { sandbox, guest: { ...guest, kernel: kernel.path, initrd: initrd.path, sha256 } };
  }

  /** Takes away all but what is foreign, as if nothing had happened yet. */
  async reset(): Promise<void> {
    const { live } = this;
    const { sandbox } = live;
    const names = async (...words: readonly string[]): Promise<readonly string[]> =>
      (await live.virsh(...words))
        .split('\n')
        .map((name) => name.trim())
        .filter((name) => name !== '' && name !== FOREIGN);
    const commands = [
      ...(await names('list', '--all', '--name')).flatMap((name) => [
        `destroy ${name}`,
        `undefine ${name} --nvram --managed-save`,
      ]),
      ...(await names('net-list', '--all', '--name')).flatMap((name) => [
        `net-destroy ${name}`,
        `net-undefine ${name}`,
      ]),
      ...(await names('pool-list', '--all', '--name')).flatMap((name) => [
        `pool-destroy ${name}`,
        `pool-undefine ${name}`,
      ]),
    ];
    // What does not run cannot be destroyed, which virsh says and goes on.
    if (commands.length > 0) await live.virsh(commands.join('; ')).catch(() => undefined);
    // What a killed libvirtd has left and the agent has not taken away must not fail the points that follow.
    await sandbox.exec(['sh', '-c', REMOVE_BRIDGES]);
    const main = join(sandbox.poolDirectory, 'main');
    await rm(main, { recursive: true, force: true });
    await rm(this.agent.stateDirectory, { recursive: true, force: true });
    await mkdir(main);
    await writeForeignVolume(main);
  }

  /** What a fault has begun is over: guests run again, libvirtd answers. */
  async settle(): Promise<void> {
    await this.proxy.settle();
    await this.#resume?.();
  }

  async killLibvirt(): Promise<void> {
    this.#restarts += 1;
    await this.live.sandbox.restartDaemon('SIGKILL');
  }

  async pauseGuests(): Promise<void> {
    await this.#signalGuests('STOP');
    let isOver = false;
    const resume = async (): Promise<void> => {
      clearTimeout(timer);
      if (isOver) return;
      isOver = true;
      await this.#signalGuests('CONT');
    };
    const timer = setTimeout(() => void resume(), PAUSE_MS_MAX);
    this.#resume = resume;
  }

  async #signalGuests(signal: 'STOP' | 'CONT'): Promise<void> {
    const folder = join(this.live.sandbox.directory, 'run/libvirt/qemu');
    // The driver's is libvirtd itself.
    const files = (await readdir(folder)).filter((name) => name.endsWith('.pid') && name !== 'driver.pid');
    const script = 'signal=$1; shift; for file; do kill -s "$signal" "$(cat "$file")"; done';
    const words = files.map((name) => `/run/libvirt/qemu/${name}`);
    await this.live.sandbox.exec(['sh', '-c', script, 'signal-guests', signal, ...words]);
  }
}

/** What the proxy does to the ground that it belongs to. */
class ProxyActions {
  ground: Ground | undefined;

  async killAgent(): Promise<void> {
    await this.ground?.agent.kill();
  }

  async killLibvirt(): Promise<void> {
    await this.ground?.killLibvirt();
  }

  async pauseGuests(): Promise<void> {
    await this.ground?.pauseGuests();
  }
}

/** Somebody else's file in the pool's folder; the same bytes and time at every point. */
async function writeForeignVolume(folder: string): Promise<void> {
  const path = join(folder, `${FOREIGN}.img`);
  await writeFile(path, Buffer.alloc(4096, 'not yours'));
  await utimes(path, 1_700_000_000, 1_700_000_000);
}
