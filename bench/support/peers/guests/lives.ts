import { wallClock } from '../../rounds';
import type { Outcome, SizeResult, Work } from '../results';
import { measureRounds, type Competitor, type Phase } from '../rounds';
import type { MeasureOptions } from '../works';
import { ansibleMaker } from './ansible-maker';
import { clear, expectGone, expectRunning, withGuestsHost, type GuestsHost } from './guests-host';
import { floorMaker, ourMaker, type Maker } from './makers';
import { vagrantMaker } from './vagrant-maker';
import { virshMakers } from './virsh-makers';
import { virtInstallMaker } from './virt-install-maker';

/** Making guests that run, and removing them again: everybody removes what he has made. */
export async function measureLives(
  guests: number,
  { wanted, ...options }: MeasureOptions,
): Promise<Partial<Readonly<Record<Work, SizeResult>>>> {
  let outcomes: ReadonlyMap<string, readonly Outcome[]> = new Map();
  await withGuestsHost(guests, async (host) => {
    const makers = await makersOn(host);
    const competitors = makers
      .filter(({ onlyDestroys }) => onlyDestroys !== true || wanted.has('destroy'))
      .map((maker) => competitorOf(host, maker, wanted));
    const title = `${guests} guests`;
    outcomes = await measureRounds(competitors, { ...options, clock: wallClock, warmUp: false, title });
  });
  const results: Partial<Record<Work, SizeResult>> = {};
  for (const work of wanted)
    results[work] = { size: guests, clock: 'wall', outcomes: outcomes.get(work) ?? [] };
  return results;
}

async function makersOn(host: GuestsHost): Promise<readonly Maker[]> {
  const floor = floorMaker(host);
  return [
    ourMaker(host),
    floor,
    ...virshMakers(host, floor),
    await virtInstallMaker(host),
    await ansibleMaker(host),
    await vagrantMaker(host),
  ];
}

function competitorOf(host: GuestsHost, maker: Maker, wanted: ReadonlySet<Work>): Competitor {
  const { name, role, missing, remark } = maker;
  return {
    name,
    role,
    ...(missing === undefined ? {} : { missing }),
    ...(remark === undefined ? {} : { remark }),
    phases: phasesOf(host, maker, wanted),
  };
}

function phasesOf(host: GuestsHost, maker: Maker, wanted: ReadonlySet<Work>): readonly Phase[] {
  const { destroy } = maker;
  const isCreating = wanted.has('create') && maker.onlyDestroys !== true;
  const create = async (): Promise<void> => {
    await maker.create();
    await expectRunning(host, host.names);
  };
  const creating: Phase = { name: 'create', prepare: () => clear(host), run: create };
  const destroying: Phase = {
    name: 'destroy',
    prepare: async () => {
      if (!isCreating) {
        await clear(host);
        await create();
      }
      if (maker.asksGuests === true) await host.watch.untilUp(host.names);
    },
    run: async () => {
      await destroy?.();
      await expectGone(host);
    },
  };
  return [
    ...(isCreating ? [creating] : []),
    ...(wanted.has('destroy') && destroy !== undefined ? [destroying] : []),
  ];
}
