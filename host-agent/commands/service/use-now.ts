import { ratesBetween, type MachineRates, type UseSampler } from '../../service';

type UseSample = NonNullable<Awaited<ReturnType<UseSampler['sample']>>>;

/** What machines use now, for the page: the difference between the last two samples, whoever asked for them. */
export interface UseNow {
  /** A sample, kept for the next rates; undefined when libvirt cannot be asked. */
  sample(): Promise<UseSample | undefined>;
  /** Empty until there are two samples. */
  rates(): Promise<readonly MachineRates[]>;
}

/** Keeps two samples of a sampler that others use too. */
export function useNow(sampler: UseSampler): UseNow {
  let earlier: UseSample | undefined;
  let latest: UseSample | undefined;
  const sample = async (): Promise<UseSample | undefined> => {
    const now = await sampler.sample();
    if (now !== undefined && now !== latest) {
      earlier = latest;
      latest = now;
    }
    return now;
  };
  return {
    sample,
    rates: async () => {
      const now = await sample();
      return now === undefined || earlier === undefined ? [] : ratesBetween(earlier, now);
    },
  };
}
