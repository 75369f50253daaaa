import { describe, expect, it } from '@jest/globals';
import { MARK_NAMESPACE, markOfMachine, markOfNetwork } from '../../../lib/plan';
import { samplePlanWith } from './sample-plan';

const plan = samplePlanWith(() => {});
const ORIGIN = { generation: 7, planDigest: 'ab'.repeat(32) };
const [web] = plan.machines;
const [lan] = plan.networks;

describe('marks', () => {
  it('keep the namespace that objects on hosts carry', () => {
    expect(MARK_NAMESPACE).toBe('urn:fleetwright:1');
  });

  it('say of a machine where it comes from, whether it is protected, and which files are its own', () => {
    expect(web && markOfMachine(plan, web, ORIGIN)).toEqual({
      fleet: 'lab',
      host: 'kvm-1',
      key: 'kvm-1/web',
      uuid: '00000000-0000-5000-8000-000000000021',
      generation: 7,
      planDigest: 'ab'.repeat(32),
      protect: true,
      volumes: [
        { pool: 'default', fileName: 'web-root.qcow2', role: 'disk', retain: false },
        { pool: 'default', fileName: 'web-data.qcow2', role: 'disk', retain: true },
        { pool: 'default', fileName: 'web-copy.qcow2', role: 'disk', retain: false },
        { pool: 'default', fileName: 'web-seed-b9471dad8fe2fcf9.iso', role: 'seed', retain: false },
      ],
    });
  });

  it('say of a network where it comes from, and nothing of files', () => {
    expect(lan && markOfNetwork(plan, lan, ORIGIN)).toEqual({
      fleet: 'lab',
      host: 'kvm-1',
      key: 'kvm-1/lan',
      uuid: '00000000-0000-5000-8000-000000000011',
      ...ORIGIN,
      protect: false,
      volumes: [],
    });
  });
});
