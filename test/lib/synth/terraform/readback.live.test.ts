import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { join } from 'node:path';
import { connectLibvirt, type LibvirtHost } from '../../../../host-agent/libvirt';
import { useLiveHost } from '../../../support/live-host';
import { providerObjects, type ProviderObject } from '../../../support/provider-xml';
import { documentOf } from '../equivalence-document';
import { pairsOf, storedOf } from '../equivalence-host';
import { definablePlan } from '../equivalence-plans';
import { applyAsProvider, clear } from '../equivalence-road';
import { EXAMPLES } from '../equivalence-stacks';
import { readTree } from '../equivalence-xml';
import { readbackProblems } from './readback';

const SEED = Number(process.env['FLEETWRIGHT_PROPERTY_SEED'] ?? 20_260_101);
const RUNS = Number(process.env['FLEETWRIGHT_PROPERTY_RUNS'] ?? 40);

/** While a machine runs libvirt says which firmware it took instead of which kind was asked for; TERRAFORM_GAPS has it. */
const FIRMWARE_OF_RUNNING_MACHINES = 'domain/os/@firmware: efi, read back undefined';

const live = useLiveHost();
let host: LibvirtHost;

beforeAll(async () => {
  host = await connectLibvirt(live.uri);
});

afterAll(() => host.close());

describe('what the provider reads back', () => {
  it(`is never other than what the document says, for ${RUNS} plans (seed ${SEED})`, async () => {
    await fc.assert(
      fc.asyncProperty(definablePlan, async (plan) => {
        for (const pair of pairsOf(plan, documentOf(plan))) {
          const stored = await storedOf({ live, host }, 'provider', pair);
          expect(readbackProblems(readTree(pair.provider), readTree(stored))).toEqual([]);
        }
      }),
      { seed: SEED, numRuns: RUNS, endOnFailure: true },
    );
  });

  it.each(['lab, step 1', 'lab, step 2', 'web'])('is never other while machines run: %s', async (name) => {
    const example = await EXAMPLES[name]?.(live);
    if (example === undefined) throw new Error(`there is no example "${name}"`);
    await applyAsProvider({ live, host }, example.document);
    try {
      const objects = providerObjects(example.document);
      for (const object of objects) {
        if (object.kind === 'domain' && object.running) await live.virsh('start', object.name);
      }
      for (const object of objects) {
        const problems = await problemsOf(object);
        expect({
          object: object.address,
          problems: problems.filter((problem) => problem !== FIRMWARE_OF_RUNNING_MACHINES),
        }).toEqual({
          object: object.address,
          problems: [],
        });
      }
    } finally {
      const running = await live.virsh('list', '--name');
      for (const domain of running.split('\n').filter((line) => line !== ''))
        await live.virsh('destroy', domain);
      await clear(
        { live, host },
        ['lab', 'disks'].map((pool) => join(live.sandbox.poolDirectory, pool)),
      );
    }
  });
});

async function problemsOf(object: ProviderObject): Promise<readonly string[]> {
  const against = async (written: string, ...dump: readonly string[]): Promise<readonly string[]> =>
    readbackProblems(readTree(written), readTree(await live.virsh(...dump)));
  switch (object.kind) {
    case 'domain':
      return against(object.xml, 'dumpxml', '--security-info', object.name);
    case 'network':
      return against(object.xml, 'net-dumpxml', object.name);
    case 'pool':
      return against(object.xml, 'pool-dumpxml', object.name);
    case 'volume':
      return against(object.xml(1), 'vol-dumpxml', object.name, object.pool);
    case 'seed':
      return [];
  }
}
