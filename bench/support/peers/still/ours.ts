import { readInventory } from '../../../../host-agent/inventory';
import { connectLibvirt } from '../../../../host-agent/libvirt';
import { decide, observe } from '../../../../host-agent/service';
import { planDigest } from '../../../../lib/plan';
import { FIRST_LOOK } from '../goals';
import { OURS } from '../results';
import type { Reader, StillHost } from './contest';

/** The agent's looks: the one that every pass begins with, and the very first, when nothing is known yet. */
export function ourReading(host: StillHost): readonly Reader[] {
  const { libvirt, stateDirectory, cache, plan, uri } = host;
  const digest = planDigest(plan);
  const expectAll = (found: number): void => {
    if (found !== plan.machines.length)
      throw new Error(`${found} of ${plan.machines.length} machines were read`);
  };
  return [
    {
      competitor: {
        name: OURS,
        role: 'ours',
        phases: [
          {
            name: 'observe',
            run: async () => {
              const { inventory } = await observe(libvirt, { stateDirectory, cache });
              expectAll(inventory.machines.filter(({ stored }) => stored !== undefined).length);
            },
          },
          {
            name: 'pass',
            run: async () => {
              const seen = await observe(libvirt, { stateDirectory, cache });
              const { steps, refusals } = decide({ plan, planDigest: digest }, seen, {}, Date.now());
              expectAll(seen.inventory.machines.length);
              if (steps.length + refusals.length > 0) throw new Error('something is due on a still host');
            },
          },
        ],
      },
    },
    {
      competitor: {
        name: FIRST_LOOK,
        role: 'ours',
        remark: 'connects, and parses every definition',
        phases: [
          {
            name: 'observe',
            run: async () => {
              const connected = await connectLibvirt(uri);
              try {
                const { machines, unreadable } = await readInventory(connected);
                expectAll(machines.length - unreadable.length);
              } finally {
                await connected.close();
              }
            },
          },
        ],
      },
    },
  ];
}
