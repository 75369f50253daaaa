import { existsSync } from 'node:fs';
import {
  errorNumber,
  LibvirtDisconnected,
  LibvirtTimeout,
  type LibvirtHost,
  type ObjectReference,
} from '../../../host-agent/libvirt';
import {
  DOMAIN_CALLS,
  NETWORK_CALLS,
  NODE_CALLS,
  POOL_CALLS,
  VOLUME_CALLS,
} from '../../../host-agent/service/libvirt/call-rules';
import { libvirtError } from '../../support/fake-libvirt-host';
import type { Fault } from '../types';
import type { FileCall, FileGate } from './files';
import { leaveTornVolume, lookAgain, type SimulatedWorld } from './libvirt';
import type { Turns } from './turns';

/** As the client has them: a call in flight is given up after so long, a silent daemon after so long. */
const READ_MS_MAX = 30_000;
const KEEPALIVE_MS = 32_500;
const RECONNECT_WAIT_MS = 15_000;

/** What it takes to be connected again: to the same daemon, and to one that its service manager has started anew. */
const RECONNECT_MS = 300;
const DAEMON_RESTART_MS = 2500;

/** Below what the client waits for, above what anything else takes. */
const LATE_MS = 20_000;

export type Site = 'libvirt' | 'files';

/** A call at which something can go wrong. */
export interface Point {
  readonly site: Site;
  /** From 1, by site. */
  readonly number: number;
  readonly name: string;
  readonly writes: boolean;
}

/** Is told of every point when it is over. */
export type Watch = (point: Point) => void;

interface Flight {
  ended: boolean;
  readonly reads: boolean;
  readonly fail: (error: Error) => void;
}

/** Stands between an agent and its world, counts what passes, and lets one thing go wrong. */
export class FaultyPassage implements FileGate {
  readonly counts = { libvirt: 0, files: 0 };
  /** Whether what was to go wrong has come to pass. */
  happened = false;
  /** What an agent that is broken on purpose does instead of a call to files. */
  tamper: ((call: FileCall) => (() => unknown) | undefined) | undefined;
  readonly #world: SimulatedWorld;
  readonly #turns: Turns;
  readonly #folder: string;
  readonly #fault: Fault | undefined;
  readonly #watch: Watch;
  readonly #flights = new Set<Flight>();
  readonly #waiting = new Set<() => void>();
  /** `hung`: answers nobody any more. `away`: there is no connection. */
  #link: 'up' | 'hung' | 'away' = 'up';
  /** An answer that waits for the one behind it. */
  #held: (() => void) | undefined;

  constructor(options: {
    readonly world: SimulatedWorld;
    readonly turns: Turns;
    readonly folder: string;
    readonly fault?: Fault;
    readonly watch?: Watch;
  }) {
    this.#world = options.world;
    this.#turns = options.turns;
    this.#folder = options.folder;
    this.#fault = options.fault;
    this.#watch = options.watch ?? ((): void => undefined);
  }

  /** The same host behind this passage. */
  host(host: LibvirtHost): LibvirtHost {
    return {
      ...host,
      domains: this.#guarded('domains', host.domains, DOMAIN_CALLS),
      networks: this.#guarded('networks', host.networks, NETWORK_CALLS),
      pools: this.#guarded('pools', host.pools, POOL_CALLS),
      volumes: {
        ...this.#guarded('volumes', host.volumes, VOLUME_CALLS),
        download: (...words) => host.volumes.download(...words),
      },
      node: this.#guarded('node', host.node, NODE_CALLS),
    };
  }

  owns(path: string): boolean {
    return typeof path === 'string' && (path === this.#folder || path.startsWith(`${this.#folder}/`));
  }

  bridgeOf(device: string): string | undefined {
    return this.#world.state.ports[device];
  }

  plugIn(device: string, bridge: string): void {
    this.#world.state.ports[device] = bridge;
  }

  file<Result>(call: FileCall, work: () => Result): Promise<Result> {
    return this.#turns.take(() => {
      this.#world.settle();
      const point = this.#next('files', call);
      if (this.#isNow(point, 'agent-killed', 'before')) return this.#kill(work);
      if (this.#isNow(point, 'disk-full')) this.#world.isFull = true;
      this.#requireSpace(call);
      const result = ((this.tamper?.(call) as (() => Result) | undefined) ?? work)();
      this.#watch(point);
      if (this.#isNow(point, 'agent-killed', 'after')) this.#turns.kill();
      return result;
    }) as Promise<Result>;
  }

  #guarded<Api extends object>(
    group: string,
    api: Api,
    rules: Readonly<Record<string, { readonly kind: unknown }>>,
  ): Api {
    const entries = Object.entries(api).map(
      ([method, call]: [string, (...words: unknown[]) => Promise<unknown>]) => {
        const kind = rules[method]?.kind;
        return [
          method,
          (...words: unknown[]): Promise<unknown> => {
            const isRead =
              typeof kind === 'function'
                ? (kind as (words: unknown[]) => string)(words) === 'read'
                : kind === 'read';
            return this.#call({ name: `${group}.${method}`, writes: !isRead, words }, () => call(...words));
          },
        ];
      },
    );
    return Object.fromEntries(entries) as Api;
  }

  async #call(
    call: { readonly name: string; readonly writes: boolean; readonly words: readonly unknown[] },
    work: () => Promise<unknown>,
  ): Promise<unknown> {
    if (this.#link === 'away') await this.#untilConnected();
    return new Promise((resolve, reject) => {
      const flight: Flight = {
        ended: false,
        reads: !call.writes,
        fail: (error) => {
          flight.ended = true;
          this.#flights.delete(flight);
          reject(error);
        },
      };
      this.#flights.add(flight);
      const answer = (result: Promise<unknown>): void => {
        if (flight.ended) return;
        flight.ended = true;
        this.#flights.delete(flight);
        result.then(resolve, reject);
      };
      void this.#turns.take(() => {
        if (!flight.ended && this.#link === 'up') this.#carryOut(call, work, { flight, answer });
      });
    });
  }

  #carryOut(
    call: { readonly name: string; readonly writes: boolean; readonly words: readonly unknown[] },
    work: () => Promise<unknown>,
    { flight, answer }: { readonly flight: Flight; readonly answer: (result: Promise<unknown>) => void },
  ): void {
    this.#world.settle();
    const point = this.#next('libvirt', call);
    const fault = this.#fault;
    if (fault === undefined || fault.point !== point.number || isElsewhere(fault, 'libvirt')) {
      this.#finish(point, work(), answer);
      return;
    }
    this.happened = true;
    if ('moment' in fault && fault.moment === 'before') {
      if (fault.kind === 'libvirt-killed') this.#tear(call);
      this.#breakOff(fault.kind);
      return;
    }
    if (fault.kind === 'error') {
      flight.fail(libvirtError(fault.code, 'an error that was asked for'));
      return;
    }
    if (fault.kind === 'disk-full') this.#world.isFull = true;
    if (fault.kind === 'guests-paused') this.#freeze(true);
    const result = work();
    // Whoever does not hear of it must not be told of it by Node either.
    result.catch(() => undefined);
    this.#watch(point);
    if ('moment' in fault) this.#breakOff(fault.kind);
    else if (fault.kind === 'no-answer') this.#hang();
    else if (fault.kind === 'answer-late') this.#turns.after(LATE_MS, () => answer(result));
    else if (fault.kind === 'answers-swapped') this.#hold(() => answer(result));
    else this.#finish(undefined, result, answer);
  }

  #finish(
    point: Point | undefined,
    result: Promise<unknown>,
    answer: (result: Promise<unknown>) => void,
  ): void {
    if (point !== undefined) this.#watch(point);
    answer(result);
    const held = this.#held;
    this.#held = undefined;
    // Behind the answer that has just been given.
    if (held !== undefined) this.#turns.after(0, held);
  }

  #hold(answer: () => void): void {
    this.#held = answer;
    // Nothing else is under way: then there is nothing to change places with.
    this.#turns.after(0, () => {
      this.#held?.();
      this.#held = undefined;
    });
  }

  #breakOff(kind: 'agent-killed' | 'connection-cut' | 'libvirt-killed'): void {
    if (kind === 'agent-killed') this.#turns.kill();
    else if (kind === 'connection-cut') this.#lose('the connection was cut', RECONNECT_MS);
    else {
      // Guests go on without it, and it finds them when it comes back; of pools it looks what is in them.
      for (const pool of this.#world.state.pools) lookAgain(pool);
      this.#lose('libvirtd was killed', DAEMON_RESTART_MS);
    }
  }

  #lose(why: string, backAfterMs: number | undefined): void {
    this.#link = 'away';
    for (const flight of this.#flights) flight.fail(new LibvirtDisconnected(why, { outcomeUnknown: true }));
    if (backAfterMs === undefined) return;
    this.#turns.after(backAfterMs, () => {
      this.#link = 'up';
      for (const go of this.#waiting) go();
      this.#waiting.clear();
      this.#world.publish({ kind: 'resync', reason: 'reconnected' });
    });
  }

  /** libvirtd stands still until the pass is over. */
  #hang(): void {
    this.#link = 'hung';
    this.#turns.after(READ_MS_MAX, () => {
      for (const flight of this.#flights) {
        if (flight.reads) flight.fail(new LibvirtTimeout('a call', READ_MS_MAX, true));
      }
    });
    this.#turns.after(KEEPALIVE_MS, () => this.#lose('keepalive', undefined));
  }

  async #untilConnected(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const cancel = this.#turns.after(RECONNECT_WAIT_MS, () => {
        this.#waiting.delete(go);
        reject(new LibvirtDisconnected('it is not back in time'));
      });
      const go = (): void => {
        cancel();
        resolve();
      };
      this.#waiting.add(go);
    });
  }

  #tear({ name, words }: { readonly name: string; readonly words: readonly unknown[] }): void {
    if (name !== 'volumes.create' && name !== 'volumes.createFrom') return;
    const [pool, xml] = words as [ObjectReference, string];
    leaveTornVolume(this.#world, pool, xml);
  }

  #freeze(frozen: boolean): void {
    for (const { guest } of this.#world.state.domains) if (guest !== undefined) guest.frozen = frozen;
  }

  #next(site: Site, { name, writes }: { readonly name: string; readonly writes: boolean }): Point {
    this.counts[site] += 1;
    return { site, number: this.counts[site], name, writes };
  }

  #isNow(point: Point, kind: Fault['kind'], moment?: 'before' | 'after'): boolean {
    const fault = this.#fault;
    if (fault?.kind !== kind || fault.point !== point.number || isElsewhere(fault, point.site)) return false;
    if (moment !== undefined && (!('moment' in fault) || fault.moment !== moment)) return false;
    this.happened = true;
    return true;
  }

  #kill<Result>(_work: () => Result): Result {
    this.#turns.kill();
    // Its caller is dead and gets no answer, whatever it is.
    return undefined as Result;
  }

  #requireSpace({ name, path, bytes = 0 }: FileCall): void {
    const takesSpace = bytes > 0 || (name === 'mkdir' && !existsSync(path));
    if (!this.#world.isFull || !takesSpace) return;
    throw Object.assign(new Error(`ENOSPC: no space left on device, ${name} '${path}'`), {
      code: 'ENOSPC',
      errno: -28,
      syscall: name,
      path,
    });
  }
}

/** Faults of files count calls to files, all others those to libvirt. */
function isElsewhere(fault: Fault, site: Site): boolean {
  return ('at' in fault ? (fault.at ?? 'libvirt') : 'libvirt') !== site;
}

/** Every error number that libvirt has. */
export const ERROR_CODES: readonly number[] = Object.values(errorNumber).filter((code) => code > 0);
