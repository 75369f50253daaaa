import { describe, expect, it } from '@jest/globals';
import { Machine, Size } from 'fleetwright';
import type { TerraformDocument } from 'fleetwright/testing';
import { documentOf } from './support';

/** A host with a machine of each of these ranks, called after its place in the list. */
function documentWithRanks(ranks: readonly number[]): TerraformDocument {
  return documentOf((host) => {
    for (const [index, rank] of ranks.entries()) {
      new Machine(host, `m${index}`, {
        nics: [],
        disks: [{ size: Size.gibibytes(1) }],
        startOrder: { rank },
      });
    }
  });
}

/** What waits for what, by address. */
function dependenciesIn({ resource = {} }: TerraformDocument): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(resource).flatMap(([type, blocks]) =>
      Object.entries(blocks).flatMap(([id, block]) =>
        block['depends_on'] === undefined ? [] : [[`${type}.${id}`, block['depends_on']]],
      ),
    ),
  );
}

describe('the order in which machines are made', () => {
  it('goes by rank, through one resource between each two', () => {
    expect(dependenciesIn(documentWithRanks([9, 2, 9, 4, 2]))).toEqual({
      'libvirt_domain.m0': ['terraform_data.start-rank_9'],
      'libvirt_domain.m2': ['terraform_data.start-rank_9'],
      'libvirt_domain.m3': ['terraform_data.start-rank_4'],
      'terraform_data.start-rank_4': ['libvirt_domain.m1', 'libvirt_domain.m4'],
      'terraform_data.start-rank_9': ['libvirt_domain.m3'],
    });
  });

  it('is left to Terraform when all ranks are equal', () => {
    expect(dependenciesIn(documentWithRanks([3, 3]))).toEqual({});
    expect(documentWithRanks([3, 3]).resource).not.toHaveProperty('terraform_data');
  });

  it('takes as many edges as machines, not as many as pairs', () => {
    const edges = Object.values(dependenciesIn(documentWithRanks([...Array(20).keys()].map((n) => n % 2))));
    expect(edges.flat()).toHaveLength(20);
  });
});
