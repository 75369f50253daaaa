import { describe, expect, it } from '@jest/globals';
import {
  describeDiskVolume,
  describeImageVolume,
  describePool,
  describeSeedVolume,
} from '../../../lib/describe';
import { samplePlanWith } from '../plan/sample-plan';

const plan = samplePlanWith(() => {});
const [pool] = plan.pools;
const [debian, kernel] = plan.images;
const [web, tiny] = plan.machines;

describe('storage descriptions', () => {
  it('put a pool where the plan says', () => {
    expect(pool && describePool(pool)).toEqual({
      type: 'dir',
      name: 'default',
      uuid: '00000000-0000-5000-8000-000000000001',
      targetPath: '/var/lib/fleetwright/default',
    });
  });

  it('lay an overlay on its image, with the format stated', () => {
    const [root, data, copy] = web?.disks ?? [];
    expect(root && describeDiskVolume(plan, root)).toEqual({
      name: 'web-root.qcow2',
      capacityBytes: 4_294_967_296,
      format: 'qcow2',
      backing: { path: '/var/lib/fleetwright/default/image-debian-12-abababababababab', format: 'qcow2' },
    });
    for (const independent of [data, copy]) {
      expect(independent && describeDiskVolume(plan, independent)).not.toHaveProperty('backing');
    }
  });

  it('hold images in their own format and kernels as raw bytes', () => {
    expect(debian && describeImageVolume(debian, 10)).toEqual({
      name: 'image-debian-12-abababababababab',
      capacityBytes: 10,
      format: 'qcow2',
    });
    expect(kernel && describeImageVolume(kernel, 10)).toMatchObject({ format: 'raw' });
  });

  it('make a seed as large as its bytes, for machines that have one', () => {
    expect(web && describeSeedVolume(web, 57_344)).toEqual({
      name: 'web-seed-b9471dad8fe2fcf9.iso',
      capacityBytes: 57_344,
      format: 'raw',
    });
    expect(() => tiny && describeSeedVolume(tiny, 1)).toThrow('machine "tiny" has no cloud-init seed');
  });
});
