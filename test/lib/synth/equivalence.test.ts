import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { cloudInitSeed } from '../../../host-agent/executor/seed/cloud-init-seed';
import { readDomain, type DomainDefinition } from '../../../host-agent/libvirt';
import { planSchema, type CloudInitDocument, type Plan } from '../../../lib/plan';
import { TERRAFORM_GAPS } from '../../../lib/synth/terraform/gaps';
import { readJoliet } from '../../host-agent/executor/seed/read-iso';
import { providerObjects, type ProviderObject } from '../../support/provider-xml';
import { samplePlan } from '../plan/sample-plan';
import { AGENTS_OWN_VOLUMES, copiesOf, KNOWN_DIFFERENCES } from './equivalence-differences';
import { documentOf } from './equivalence-document';
import { pairsOf } from './equivalence-host';
import { definablePlan } from './equivalence-plans';

const SEED = Number(process.env['FLEETWRIGHT_PROPERTY_SEED'] ?? 20_260_101);

/** As many as the live test defines. */
const DEFINED_RUNS = 40;

/** A plan takes a tenth of a second, nearly all of it in cdktf. */
const RUNS = 12;

describe(`a plan by either road, before libvirt sees it (seed ${SEED})`, () => {
  it('is the same machine under KVM too, which a sandbox does not have', () => {
    fc.assert(
      fc.property(definablePlan, (tcg) => {
        const plan: Plan = { ...tcg, host: { ...tcg.host, acceleration: 'auto' } };
        for (const { kind, agent, provider } of pairsOf(plan, documentOf(plan))) {
          if (kind !== 'domain') continue;
          const wanted = readDomain(agent);
          const uuid = `<uuid>${wanted.uuid}</uuid>`;
          const found = readDomain(provider.replace('</name>', (end) => `${end}${uuid}`));
          expect(wanted.type).toBe('kvm');
          expect(levelled(plan, found)).toEqual(levelled(plan, wanted));
        }
      }),
      { seed: SEED, numRuns: RUNS, endOnFailure: true },
    );
  });

  it('starts by itself and is running where the plan says so', () => {
    fc.assert(
      fc.property(definablePlan, (plan) => {
        const objects = providerObjects(documentOf(plan));
        const calls = objects.flatMap((object) => callsOf(object) ?? []);
        expect(new Set(calls)).toEqual(
          new Set([
            ...plan.pools.map(({ name, autostart }) => `pool ${name} ${autostart} true`),
            ...plan.networks.map(({ name, autostart }) => `network ${name} ${autostart}`),
            ...plan.machines.map(
              ({ name, autostart, powerState }) => `domain ${name} ${autostart} ${powerState === 'running'}`,
            ),
          ]),
        );
      }),
      { seed: SEED, numRuns: RUNS, endOnFailure: true },
    );
  });
});

/** Both in the words of libvirt's defaults, and without the format of copies, of which gaps.ts says that it differs. */
function levelled(plan: Plan, definition: DomainDefinition): object {
  const copies = copiesOf(plan);
  const withPty = <Port extends { readonly type: string }>(port: Port) => ({
    ...port,
    type: port.type || 'pty',
  });
  return {
    ...definition,
    devices: {
      ...definition.devices,
      serials: definition.devices.serials.map(withPty),
      consoles: definition.devices.consoles.map(withPty),
      disks: definition.devices.disks.map((disk) =>
        disk.source !== undefined && copies.has(disk.source)
          ? { ...disk, driver: { ...disk.driver, type: 'any' } }
          : disk,
      ),
    },
  };
}

function callsOf(object: ProviderObject): string | undefined {
  switch (object.kind) {
    case 'pool':
      return `pool ${object.name} ${object.autostart} ${object.build && object.start}`;
    case 'network':
      return `network ${object.name} ${object.autostart}`;
    case 'domain':
      return `domain ${object.name} ${object.autostart} ${object.running}`;
    case 'volume':
    case 'seed':
      return undefined;
  }
}

describe('cloud-init documents', () => {
  const text = fc
    .array(
      fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('${', '%{', '$${', '%%{', '\n', '\u2028')),
    )
    .map((parts) => parts.join(''));
  const cloudDocument: fc.Arbitrary<CloudInitDocument> = fc.oneof(
    fc.record({ kind: fc.constant('text' as const), text }),
    fc.record({
      kind: fc.constant('structured' as const),
      value: fc.dictionary(text, fc.oneof(text, fc.integer())),
    }),
  );
  const seed = fc.record(
    {
      pool: fc.constant('default'),
      fileName: fc.constant('seed.iso'),
      metaData: cloudDocument,
      userData: cloudDocument,
      vendorData: cloudDocument,
      networkConfig: cloudDocument,
    },
    { requiredKeys: ['pool', 'fileName', 'metaData'] },
  );

  it('are the same bytes by either road, but for vendor data, which the provider has no place for', () => {
    fc.assert(
      fc.property(seed, (cloudInit) => {
        const [machine] = samplePlan().machines;
        if (machine === undefined) throw new Error('the sample has no machine');
        const plan = planSchema.parse({ ...samplePlan(), machines: [{ ...machine, cloudInit }] });
        const files = new Map(readJoliet(cloudInitSeed(cloudInit)).files);
        expect(files.delete('vendor-data')).toBe(cloudInit.vendorData !== undefined);
        const made = providerObjects(documentOf(plan)).find(({ kind }) => kind === 'seed');
        const found = Object.entries(made?.kind === 'seed' ? made.files : {});
        expect(new Map(found.map(([name, content]) => [name, Buffer.from(content)]))).toEqual(files);
      }),
      { seed: SEED, numRuns: 3 * RUNS, endOnFailure: true },
    );
  });
});

describe('the plans that are compared', () => {
  it.each([
    ['memory that can be plugged in', /<memory model="virtio-mem">/],
    ['a balloon', /<memory unit="KiB">(\d+)<\/memory><currentMemory unit="KiB">(?!\1<)/],
    ['huge pages', /<hugepages>/],
    ['UEFI', /<os firmware="efi">/],
    ['Secure Boot', /<feature enabled="yes" name="secure-boot">/],
    ['firmware without Secure Boot', /<feature enabled="no" name="secure-boot">/],
    ['a TPM', /<tpm model="tpm-crb">/],
    ['the older board', /machine="pc"/],
    ['a CD drive with a medium', /device="cdrom"[^>]*><driver [^>]*><\/driver><source file="[^"]*\/raw-/],
    ['an empty CD drive', /device="cdrom"[^>]*><driver [^>]*><\/driver><target/],
    ['a limit of operations', /<(read|total)_iops_sec>/],
    ['a burst of bytes', /<(read|total)_bytes_sec_max_length>/],
    ['a filter with parameters', /<filterref filter="[^"]*"><parameter /],
    ['bandwidth with a burst', /<inbound [^>]*burst=/],
    ['a NIC without a cable', /<link state="down">/],
    ['a NIC on a bridge', /<interface type="bridge">/],
    ['an MTU of a NIC', /<interface [^>]*>.*<mtu size="/],
    ['vCPUs that come later', /<vcpu placement="static" current="/],
    ['pinned vCPUs', /<vcpupin /],
    ['a limit of CPU time', /<global_quota>/],
    ['a topology', /<topology /],
    ['a kernel with a command line', /<cmdline>/],
    ['a boot order', /<boot order="2">/],
    ['a network with IPv6', /<ip address="[^"]*" family="ipv6"/],
    ['NAT for IPv6', /<nat ipv6="yes">/],
    ['reservations', /<host mac="[^"]*" name="/],
    ['names in DNS', /<dns><host ip="[^"]*"><hostname>/],
    ['a domain', /<domain name="[^"]*" localOnly="yes">/],
    ['an MTU of a network', /<network>.*<mtu size="/],
    ['a network on a bridge of others', /<forward mode="bridge">/],
    ['a network that is routed', /<forward mode="route">/],
    ['text that looks like a template', /\$\{path\} %\{ if \} \$\$\{twice\}/],
  ])('hold %s', (_, pattern) => {
    expect(compared().some((xml) => pattern.test(xml))).toBe(true);
  });

  let known: readonly string[] | undefined;
  /** What the provider says for the plans that the live test defines. */
  function compared(): readonly string[] {
    known ??= fc
      .sample(definablePlan, { seed: SEED, numRuns: DEFINED_RUNS })
      .flatMap((plan) => pairsOf(plan, documentOf(plan)).map(({ provider }) => provider));
    return known;
  }
});

describe('what may differ', () => {
  it('is chosen by libvirt or the file system, or a gap that users are told of', () => {
    const told = new Set(TERRAFORM_GAPS.map(({ what }) => what));
    const reasons = [
      ...KNOWN_DIFFERENCES.map(({ because }) => because),
      ...Object.values(AGENTS_OWN_VOLUMES),
    ];
    const gaps = reasons.flatMap((because) => ('gap' in because ? [because.gap] : []));
    expect(gaps.filter((gap) => !told.has(gap))).toEqual([]);
    expect(gaps).toHaveLength(5);
  });
});
