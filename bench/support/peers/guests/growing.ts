import { setTimeout as delay } from 'node:timers/promises';
import { readDomain } from '../../../../host-agent/libvirt';
import { wallClock } from '../../rounds';
import { pass } from '../bench-host';
import type { Outcome, SizeResult } from '../results';
import { measureRounds, type Competitor } from '../rounds';
import type { MeasureOptions } from '../works';
import { growersOn, type Grower } from './growers';
import { clear, expectRunning, withGuestsHost, type GuestsHost } from './guests-host';
import { grownSize, STEPS_MAX } from './plan';

/** Between two looks whether guests have what they were given. */
const LOOK_MS = 100;

/** Eight minutes: whoever restarts dozens of guests without KVM waits for all of them to boot. */
const LOOKS_MAX = 4800;

/** However many guests there are, they can grow by a step. */
const STEPS_MIN = 1;

/** Of the plan: what is promised to guests may be so many times what the host has. */
const OVERCOMMIT = 100;

/** Giving running guests another vCPU and more memory: each run goes on from where the one before has stopped. */
export async function measureGrowing(
  guests: number,
  { wanted: _wanted, ...options }: MeasureOptions,
): Promise<{ readonly grow: SizeResult }> {
  let outcomes: ReadonlyMap<string, readonly Outcome[]> = new Map();
  await withGuestsHost(guests, async (host) => {
    const title = `${guests} running guests`;
    const promised = Math.floor((OVERCOMMIT * host.facts.cpus) / guests) - 1;
    const stepsMax = Math.max(STEPS_MIN, Math.min(STEPS_MAX, promised));
    const growth = new Growth(host, stepsMax);
    options.progress.show(`${title}: booting them`);
    await growth.begin();
    const growers = await growersOn(host);
    const competitors = growers.map((grower) => competitorOf(host, grower, growth));
    outcomes = await measureRounds(competitors, { ...options, clock: wallClock, warmUp: false, title });
  });
  return { grow: { size: guests, clock: 'wall', outcomes: outcomes.get('grow') ?? [] } };
}

/** How far the guests of a host have grown. */
class Growth {
  step = 0;
  readonly #host: GuestsHost;
  readonly #stepsMax: number;

  constructor(host: GuestsHost, stepsMax: number) {
    this.#host = host;
    this.#stepsMax = stepsMax;
  }

  /** All guests anew, as small as they begin. */
  async begin(): Promise<void> {
    await clear(this.#host);
    await pass(this.#host, this.#host.planOf(grownSize(0)));
    this.step = 0;
    await this.#host.watch.untilUp(this.#host.names);
  }

  /** The next step, for which all guests are up and have what they were given before. */
  async next(): Promise<number> {
    if (this.step === this.#stepsMax) await this.begin();
    await this.#host.watch.untilUp(this.#host.names);
    this.#host.watch.takeSecondsAway();
    this.step += 1;
    return this.step;
  }
}

function competitorOf(host: GuestsHost, grower: Grower, growth: Growth): Competitor {
  const { name, role, missing, remark } = grower;
  const restarted: number[] = [];
  const secondsEach: number[] = [];
  return {
    name,
    role,
    ...(missing === undefined ? {} : { missing }),
    ...(remark === undefined ? {} : { remark }),
    downtime: () => ({ restarted, secondsEach }),
    phases: [
      {
        name: 'grow',
        prepare: async () => grower.prepare(await growth.next()),
        run: async () => {
          await grower.grow();
          await untilGrown(host, growth.step);
        },
        finish: async () => {
          await host.watch.untilUp(host.names);
          await expectRunning(host, host.names);
          const away = host.watch.takeSecondsAway();
          restarted.push(away.length);
          secondsEach.push(...away);
        },
      },
    ],
  };
}

/** Everybody's clock runs until every guest has all that it was given, which is not so when the calls have returned. */
async function untilGrown({ libvirt }: GuestsHost, step: number): Promise<void> {
  const { vcpus, memoryMiB } = grownSize(step);
  const pluggedKiB = (memoryMiB.current - memoryMiB.boot) * 1024;
  let waiting = await libvirt.domains.list();
  for (let look = 0; look < LOOKS_MAX; look += 1) {
    const has = await Promise.all(
      waiting.map(async (domain) => {
        const running = readDomain(await libvirt.domains.getXml(domain));
        const [device] = running.devices.memoryDevices;
        return running.vcpus.current === vcpus.current && device?.currentKiB === pluggedKiB;
      }),
    );
    waiting = waiting.filter((_, index) => has[index] !== true);
    if (waiting.length === 0) return;
    await delay(LOOK_MS);
  }
  throw new Error(`${waiting.length} guests have not grown`);
}
