import { describe, expect, it, jest } from '@jest/globals';
import { HOUR_MS, IMAGE_PATH, MINUTE_MS, WatchedHost, type Life } from './watched-host';

const DAYS = 4;
const SEEDS = [1, 2];

/** Days of minutes take seconds, and longer on a busy machine. */
jest.setTimeout(120_000);

/** The same numbers from the same seed, from 0 up to 1. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

interface Moment {
  readonly hour: number;
  readonly day: number;
  /** 0 at four in the morning, 1 at four in the afternoon. */
  readonly daylight: number;
  readonly random: () => number;
}

/** Kinds of machines that a fleet has, and how each lives through a usual day. */
const KINDS: Readonly<Record<string, (moment: Moment) => Life>> = {
  /** Serves people: quiet at night, noisy by day. */
  web: ({ daylight, random }) => {
    const load = (0.1 + daylight) * (0.4 + 1.2 * random());
    return {
      cpuPercent: 10 + 80 * daylight * random(),
      stealPercent: random() < 0.05 ? 12 * random() : 1.8 * random(),
      sentBytesPerSecond: 300_000 * load,
      receivedBytesPerSecond: 60_000 * load,
      memory: memoryOf(100 + 500 * random()),
    };
  },
  /** Works each night, an hour earlier or later. */
  batch: ({ hour, day, random }) => {
    const isWorking = hour >= 1 + ((day * 37) % 20) / 10 && hour < 3.5;
    return {
      cpuPercent: isWorking ? 95 : 1,
      stealPercent: isWorking ? 3 * random() : 30 * random(),
      sentBytesPerSecond: isWorking ? 20_000_000 * (0.8 + 0.4 * random()) : 2_000 + 2_000 * random(),
      receivedBytesPerSecond: isWorking ? 2_000_000 : 1_000 * random(),
      memory: memoryOf(isWorking && random() < 0.3 ? 20 : 700),
    };
  },
  /** Does next to nothing. */
  idle: ({ random }) => ({
    cpuPercent: 0.5,
    stealPercent: 50 * random(),
    sentBytesPerSecond: random() < 0.1 ? 800 : 0,
    receivedBytesPerSecond: 200 * random(),
    memory: memoryOf(900),
  }),
  /** Builds when somebody pushes, in working hours. */
  build: ({ hour, random }) => {
    const isBuilding = hour > 8 && hour < 18 && random() < 0.4;
    return {
      cpuPercent: isBuilding ? 100 : 2,
      stealPercent: isBuilding ? 4 * random() : 0,
      sentBytesPerSecond: isBuilding ? 400_000 : 0,
      receivedBytesPerSecond: isBuilding ? 4_000_000 * random() : 300,
      memory: memoryOf(isBuilding ? 60 + 400 * random() : 900),
    };
  },
};

const memoryOf = (usableMiB: number): NonNullable<Life['memory']> => ({
  balloonMiB: 1024,
  maximumMiB: 2048,
  usableMiB,
});

const NAMES = Object.keys(KINDS).flatMap((kind) => [`${kind}-1`, `${kind}-2`, `${kind}-3`]);

/** Usual days, minute by minute: looks, samples of which some are missing, and rollouts of the agent's own. */
async function usualDays(
  host: WatchedHost,
  seed: number,
  hours: { readonly from: number; readonly to: number },
  each: () => void,
): Promise<void> {
  const random = randomOf(seed);
  for (let minute = hours.from * 60; minute < hours.to * 60; minute += 1) {
    const hour = (minute / 60) % 24;
    const daylight = (1 - Math.cos(((hour - 4) / 24) * 2 * Math.PI)) / 2;
    const moment = { hour, day: Math.floor(minute / 1440), daylight, random };
    const restarted = minute % 1440 === 1300 ? `web-${1 + (moment.day % 3)}` : undefined;
    const lives = NAMES.filter((name) => name !== restarted).map((name) => [
      name,
      KINDS[name.split('-')[0] ?? '']?.(moment) ?? {},
    ]);
    // One sample in fifty is not to be had.
    if (random() < 0.02) host.pass(MINUTE_MS);
    else host.live(MINUTE_MS, Object.fromEntries(lives));
    if (restarted !== undefined) {
      host.event(restarted, { event: 'stopped', reason: 'shutdown' }, [restarted]);
      host.event(restarted, { event: 'started', reason: 'booted' }, [restarted]);
    }
    if (minute % 5 === 0) await host.look();
    host.status({});
    each();
  }
}

describe('the rules, on hosts on which nothing is wrong', () => {
  it.each(SEEDS)('find nothing in days and nights of usual load (seed %i)', async (seed) => {
    const host = await WatchedHost.with(...NAMES);
    let looks = 0;
    await usualDays(host, seed, { from: 0, to: DAYS * 24 }, () => {
      looks += 1;
      // toEqual for each of thousands of minutes would take longer than the days.
      if (host.found.length > 0) throw new Error(`after ${looks} minutes: ${host.found.join(', ')}`);
    });
    expect(looks).toBe(DAYS * 24 * 60);
  });

  it('find each of these after the same days', async () => {
    const host = await WatchedHost.with(...NAMES);
    await usualDays(host, 1, { from: 0, to: 2 * 24 + 14 }, () => undefined);
    host.files.delete(IMAGE_PATH);
    host.event('idle-1', { event: 'stopped', reason: 'destroyed' });
    const steady = { cpuPercent: 20, memory: memoryOf(500), receivedBytesPerSecond: 1000 };
    host.liveFor(HOUR_MS, {
      'web-1': { ...steady, sentBytesPerSecond: 20 },
      'web-2': { ...steady, sentBytesPerSecond: 30_000_000 },
      'web-3': { ...steady, sentBytesPerSecond: 200_000, stealPercent: 20 },
      'batch-1': { ...steady, sentBytesPerSecond: 3000, memory: memoryOf(30) },
      'batch-2': { ...steady, sentBytesPerSecond: 3000, pausedBecause: 'ioerror' },
    });
    for (let crash = 0; crash < 3; crash += 1) {
      host.pass(MINUTE_MS);
      host.event('build-1', { event: 'stopped', reason: 'crashed' });
    }
    await host.look();
    expect(host.found.toSorted()).toEqual([
      'balloon-at-floor batch-1',
      'crash-loop build-1',
      'image-changed base',
      'io-error-pause batch-2',
      'no-traffic web-1',
      'sustained-steal web-3',
      'traffic-burst web-2',
      'unrequested-lifecycle build-1',
    ]);
  });
});
