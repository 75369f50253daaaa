import type { Clock } from '../../executor';
import { LibvirtFailure, type LibvirtHost } from '../../libvirt';
import { readUse } from './read-use';
import type { UseSample } from './types';

/** Nobody needs use more often than this, and asking costs QEMU a question for each machine. */
const SAMPLE_AGE_MS_MIN = 1000;

/** Long enough for 5,000 machines on a busy host; a scraper gives up after 10 s. */
const SAMPLE_WAIT_MS_MAX = 5000;

export interface UseSamplerOptions {
  /** The connection in use; undefined while there is none. */
  readonly libvirt: () => LibvirtHost | undefined;
  readonly clock: Clock;
}

/** Samples of use, for whoever asks: metrics, the page, the rules. */
export interface UseSampler {
  /**
   * The newest sample, at most a second old; undefined when libvirt cannot be asked, or does not answer in time. However many
   * ask, and however often, one call at most is under way, and none begins before the last one has ended.
   */
  sample(): Promise<UseSample | undefined>;
}

/** Shares one call between all who ask. */
export function createUseSampler({ libvirt, clock }: UseSamplerOptions): UseSampler {
  let underWay: Promise<UseSample | undefined> | undefined;
  let latest: { readonly askedAtMs: number; readonly sample: UseSample | undefined } | undefined;

  const begin = async (host: LibvirtHost): Promise<UseSample | undefined> => {
    const askedAtMs = clock.monotonicMs();
    try {
      const sample = await ask(host, askedAtMs);
      latest = { askedAtMs, sample };
      return sample;
    } finally {
      underWay = undefined;
    }
  };

  return {
    async sample() {
      const host = libvirt();
      if (host === undefined) return undefined;
      // A failure is as good for a second as a sample is: a daemon that refuses is asked no more often either.
      if (latest !== undefined && clock.monotonicMs() - latest.askedAtMs < SAMPLE_AGE_MS_MIN)
        return latest.sample;
      underWay ??= begin(host);
      return inTime(underWay, clock);
    },
  };
}

/** Without an answer there is no sample: nobody decides anything by one, so the reason is left to those who do. */
async function ask(host: LibvirtHost, monotonicMs: number): Promise<UseSample | undefined> {
  try {
    return await readUse(host, monotonicMs);
  } catch (failure) {
    if (failure instanceof LibvirtFailure) return undefined;
    throw failure;
  }
}

async function inTime(call: Promise<UseSample | undefined>, clock: Clock): Promise<UseSample | undefined> {
  const answered = new AbortController();
  try {
    return await Promise.race([call, clock.sleep(SAMPLE_WAIT_MS_MAX, answered.signal).then(() => undefined)]);
  } finally {
    answered.abort();
  }
}
