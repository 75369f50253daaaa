import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EMPTY_LEDGER } from '../../../host-agent/executor/ledger/document';
import { EMPTY_MEMORY } from '../../../host-agent/service/memory/document';
import { formatStatement } from '../../../host-agent/sources';
import { FULL_DOCUMENT } from '../../host-agent/inventory/document/full-document';
import { emptyWorld, network, pool, running, volumeXml } from '../../host-agent/inventory/worlds';
import { planWith, statementOf } from '../../host-agent/sources/release/releases';
import { samplePlan } from '../../lib/plan/sample-plan';
import { framesBytes, hostnameAnswer } from '../answers/frames';
import { qcow2Bytes, soundQcow2 } from '../images/qcow2-image';
import { armouredSignature, publicKeyOf } from '../support/ssh-signature';

const ROOT = join(__dirname, '../../..');

/** Of larger documents each input would take milliseconds, and be no better. */
const SEED_BYTES_MAX = 48 * 1024;

/** Real documents by kind, from which inputs are made. Made when asked for: most runs ask for some. */
export const seeds = {
  plans: () => [json(samplePlan()), json(planWith()), ...golden('test/lib/synth/terraform/golden')],
  lockFiles: () => [readFileSync(join(ROOT, 'fleet.lock.json'))],
  inventories: () => [json(FULL_DOCUMENT), ...golden('test/host-agent/commands/review/golden')],
  configurations: () => [
    text(
      'poolRoots: [/srv/pools]\nimageRoots: [/srv/images]\nidentity: { fleet: lab, host: kvm-1 }\nsource:\n  git: { url: https://git.example/plans.git, branch: main }\n' +
        'policy:\n  drift: correct\n  driftByMachine: { web: report }\n  maintenanceWindows:\n    - { days: [sat], from: "02:00", to: "04:00", timeZone: Europe/Berlin }\n',
    ),
    text('a: &a [1, 2]\nb: *a\nc: !!binary aGk=\nd: |\n  text\n  more\ne: >-\n  folded\n? f\n: g\n'),
  ],
  releases: () => {
    const statement = Buffer.from(formatStatement(statementOf()));
    return [Buffer.concat([statement, text(armouredSignature(statement, {}))]), statement];
  },
  signers: () => [
    text(
      `lab/*,!lab/evil cert-authority,namespaces="fleetwright-plan",valid-after="20250101Z" ${publicKeyOf('alice')}\n# who\n* ${publicKeyOf('bob')} bob@example\n`,
    ),
  ],
  signatures: () => {
    const armour = armouredSignature(text('content'), {});
    return [text(armour), Buffer.from(armour.split('\n').slice(1, -2).join(''), 'base64')];
  },
  keys: () => [Buffer.from(publicKeyOf('alice').split(' ')[1] ?? '', 'base64')],
  xml: () => {
    const world = emptyWorld();
    const { storedXml = '', runningXml = '' } = running('web');
    const texts = [
      storedXml,
      runningXml,
      network('lan').storedXml ?? '',
      pool('main').xml,
      volumeXml('disk', 'qcow2', '<backingStore><path>/srv/base</path></backingStore>'),
      world.capabilitiesXml,
      ...world.domainCapabilitiesXml.values(),
    ];
    return texts.map(text);
  },
  frames: () => [
    framesBytes(hostnameAnswer),
    framesBytes({
      frames: [
        { procedure: 'connectListAllDomains', payload: [1, 3, 'web', { hex: '00'.repeat(16) }, 7, 1] },
        {
          procedure: 'connectGetAllDomainStats',
          payload: [1, 3, 'web', { hex: '00'.repeat(16) }, 7, 2, 1, 'a', 1, 5, 1, 'b', 7, 2, 'xy'],
        },
      ],
    }),
  ],
  guestAnswers: () => [
    json({
      return: [
        {
          'logical-id': 0,
          online: true,
          'phys-index': 3,
          name: 'vda1',
          mountpoint: '/',
          type: 'ext4',
          'used-bytes': 5,
        },
      ],
    }),
    json({
      return: [
        { name: 'a', mountpoint: '/', type: 'xfs', disk: [{ bus: 0, target: 0, unit: 0, serial: 's' }] },
      ],
    }),
  ],
  records: () => [
    json(EMPTY_LEDGER),
    json(EMPTY_MEMORY),
    json({ version: 1, fileName: 'f', machine: 'm', trashedAtMs: 1, planDigest: 'ab', backingPath: '/b' }),
    json({ $secret: 'web-password' }),
  ],
  images: () => [
    qcow2Bytes(soundQcow2).subarray(0, 4096),
    Buffer.alloc(512, 1),
    text('# Disk DescriptorFile\n'),
  ],
  heads: () => [
    text('HTTP/1.1 200 OK\r\ncontent-length: 3\r\netag: "1"\r\n\r\none'),
    text(
      'HTTP/1.1 206 Partial\r\ncontent-range: bytes 0-2/3\r\ncontent-encoding: identity\r\netag: "kept"\r\n\r\none',
    ),
  ],
  words: () =>
    [
      'qemu+ssh://root@host:22/system?mode=legacy&socket=/run/x',
      'vcpus=2,memory=4GiB,disk=20GiB',
      '0-3,^2,7',
      '10.0.0.1/24',
      'fd00::1/64',
      '20250101120000Z',
      'lab/*,!lab/evil',
      'npx ts-node main.ts --flag',
    ].map(text),
} satisfies Readonly<Record<string, () => readonly Buffer[]>>;

export type SeedKind = keyof typeof seeds;

function text(content: string): Buffer {
  return Buffer.from(content);
}

function json(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value));
}

function golden(folder: string): readonly Buffer[] {
  return readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => readFileSync(join(ROOT, folder, name)))
    .filter((bytes) => bytes.length <= SEED_BYTES_MAX);
}
