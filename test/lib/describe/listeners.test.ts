import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { readXmlTree, writeDomain, type XmlTree } from '../../../host-agent/libvirt';
import { describeMachine } from '../../../lib/describe';
import { parsePlan, type Plan } from '../../../lib/plan';
import { samplePlanWith } from '../plan/sample-plan';
import { arbitraryPlan } from '../../support/arbitrary-plan';

/** Elements of a machine that are a way in, or that reach past its disks and NICs into the host. */
const DOORS = new Set([
  'graphics',
  'hostdev',
  'filesystem',
  'redirdev',
  'shmem',
  'parallel',
  'smartcard',
  'commandline',
]);

/** Elements that may be a socket (https://libvirt.org/formatdomain.html#consoles-serial-parallel-channel-devices). */
const CHARACTER_DEVICES = new Set(['serial', 'console', 'channel']);

const PLANS_TRIED = 50;

/** All elements of a machine, from the outside in. */
function elementsOf(tree: XmlTree): readonly XmlTree[] {
  return [tree, ...tree.children.flatMap(elementsOf)];
}

function machinesOf(plan: Plan): readonly (readonly XmlTree[])[] {
  return plan.machines.flatMap((machine) =>
    (['kvm', 'tcg'] as const).map((acceleration) =>
      elementsOf(readXmlTree(writeDomain(describeMachine(machine, { plan, acceleration })))),
    ),
  );
}

describe('a machine', () => {
  it('never listens on the network, whatever the plan says', () => {
    let devices = 0;
    fc.assert(
      fc.property(arbitraryPlan, (plan) => {
        for (const elements of machinesOf(plan)) {
          expect(elements.filter(({ name }) => DOORS.has(name))).toEqual([]);
          // A disk has a serial as well, which is a number.
          const devicesOfMachine = elements.find(({ name }) => name === 'devices')?.children ?? [];
          const character = devicesOfMachine.filter(({ name }) => CHARACTER_DEVICES.has(name));
          devices += character.length;
          for (const device of character) {
            expect(['pty', 'unix']).toContain(device.attributes.get('type'));
            // A path of a plan's choosing could be anybody's socket; libvirt takes one in a folder of its own.
            expect(device.children.filter(({ name }) => name === 'source')).toEqual([]);
          }
        }
      }),
      { numRuns: PLANS_TRIED },
    );
    expect(devices).toBeGreaterThan(PLANS_TRIED / 2);
  });

  it('cannot be given graphics by a plan, which knows no such thing', () => {
    const plan = samplePlanWith(() => undefined);
    const [machine, ...others] = plan.machines;
    const changed = { ...plan, machines: [{ ...machine, graphics: { listen: '0.0.0.0' } }, ...others] };
    expect(parsePlan(JSON.stringify(plan))).toMatchObject({ ok: true });
    expect(parsePlan(JSON.stringify(changed))).toMatchObject({
      ok: false,
      problems: [{ path: '$.machines[0].graphics' }],
    });
  });
});
