import { describe, expect, it } from '@jest/globals';
import {
  writeDomain,
  writeNetwork,
  writePool,
  writeVolume,
  type DomainDefinition,
  type NetworkDefinition,
  type PoolDefinition,
  type VolumeDefinition,
} from '../../../host-agent/libvirt';
import {
  describeMachine,
  describeNetwork,
  describePool,
  describeSeedVolume,
  type MachineDescription,
  type NetworkDescription,
  type PoolDescription,
  type VolumeDescription,
} from '../../../lib/describe';
import { samplePlanWith } from '../plan/sample-plan';

// Neither room imports the other, so the compiler is asked here whether the agent can write what is described.
const domain = (description: MachineDescription): DomainDefinition => description;
const network = (description: NetworkDescription): NetworkDefinition => description;
const pool = (description: PoolDescription): PoolDefinition => description;
const volume = (description: VolumeDescription): VolumeDefinition => description;

describe('descriptions', () => {
  const plan = samplePlanWith(() => {});

  it.each(plan.machines)('can be written as a domain: $name', (machine) => {
    const xml = writeDomain(domain(describeMachine(machine, { plan, acceleration: 'tcg' })));
    expect(xml).toContain(`<name>${machine.name}</name>`);
    expect(xml).toContain(`<uuid>${machine.uuid}</uuid>`);
  });

  it.each(plan.networks)('can be written as a network: $name', (planNetwork) => {
    expect(writeNetwork(network(describeNetwork(plan, planNetwork)))).toContain(planNetwork.uuid);
  });

  it('can be written as pools and volumes', () => {
    const [planPool] = plan.pools;
    const [web] = plan.machines;
    expect(planPool && writePool(pool(describePool(planPool)))).toContain(
      '<path>/var/lib/fleetwright/default</path>',
    );
    expect(web && writeVolume(volume(describeSeedVolume(web, 57_344)))).toContain('57344');
  });
});
