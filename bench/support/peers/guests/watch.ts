import { connectLibvirt, type LibvirtHost } from '../../../../host-agent/libvirt';

/** Dozens of guests that boot at the same time without KVM share two processors. */
const UP_MS_MAX = 480_000;

/** A power button that is pressed before a guest listens is lost; our executor presses again as often. */
const PRESS_AGAIN_MS = 5000;

/** Notes from libvirt's events which guests are up (their agent has connected), and how long those that stopped were away. */
export class GuestWatch {
  readonly #libvirt: LibvirtHost;
  readonly #up = new Set<string>();
  readonly #stoppedAtMs = new Map<string, number>();
  #secondsAway: number[] = [];
  #tell: () => void = () => undefined;

  private constructor(libvirt: LibvirtHost) {
    this.#libvirt = libvirt;
  }

  static async start(uri: string): Promise<GuestWatch> {
    const watch = new GuestWatch(await connectLibvirt(uri));
    const events = watch.#libvirt.events();
    void watch.#follow(events);
    return watch;
  }

  async #follow(events: ReturnType<LibvirtHost['events']>): Promise<void> {
    for await (const event of events) {
      if (event.kind === 'domain-lifecycle' && event.event === 'stopped') {
        this.#up.delete(event.domain.name);
        this.#stoppedAtMs.set(event.domain.name, performance.now());
      }
      if (event.kind === 'agent-lifecycle' && event.connected) this.#came(event.domain.name);
      this.#tell();
    }
  }

  #came(name: string): void {
    this.#up.add(name);
    const stoppedAtMs = this.#stoppedAtMs.get(name);
    this.#stoppedAtMs.delete(name);
    if (stoppedAtMs !== undefined) this.#secondsAway.push((performance.now() - stoppedAtMs) / 1000);
  }

  /** Waits until all of these have booted. @throws Error when that takes too long */
  untilUp(names: readonly string[]): Promise<void> {
    return this.#until(() => names.every((name) => this.#up.has(name)), 'guests have not booted');
  }

  /** Has guests asked to power off until none of these runs any more. @throws Error when that takes too long */
  async stopAll(names: readonly string[], press: (name: string) => Promise<void>): Promise<void> {
    const pressAll = (): void => {
      // One that has stopped meanwhile refuses, which is what was wanted.
      for (const name of names) if (this.#up.has(name)) press(name).catch(() => undefined);
    };
    const again = setInterval(pressAll, PRESS_AGAIN_MS);
    try {
      pressAll();
      await this.#until(() => names.every((name) => !this.#up.has(name)), 'guests have not stopped');
    } finally {
      clearInterval(again);
    }
  }

  #until(holds: () => boolean, otherwise: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(otherwise)), UP_MS_MAX);
      const look = (): void => {
        if (!holds()) return;
        clearTimeout(timer);
        this.#tell = () => undefined;
        resolve();
      };
      this.#tell = look;
      look();
    });
  }

  /** What was away until now, for how long each; forgotten by asking, as is who stopped and has not come back. */
  takeSecondsAway(): readonly number[] {
    const taken = this.#secondsAway;
    this.#secondsAway = [];
    this.#stoppedAtMs.clear();
    return taken;
  }

  async close(): Promise<void> {
    await this.#libvirt.close();
  }
}
