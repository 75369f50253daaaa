import { describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fuzz } from './fuzz-run';
import { parsers, type Parser } from './parsers';
import { seeds } from './seeds';

const ROOT = join(__dirname, '../../..');

/** A hundred thousand take about a minute of one processor. */
const INPUTS = Number(process.env['FLEETWRIGHT_FUZZ_INPUTS'] ?? 100_000);
const SEED = Number(process.env['FLEETWRIGHT_SEED'] ?? 20_260_131);
const ONLY = process.env['FLEETWRIGHT_FUZZ_PARSER'];

/** Ten times what they take on a machine of nobody else's. */
const RUN_MS_MAX = 600_000;

describe('every parser', () => {
  it(
    `never crashes, hangs or keeps what it has read, over ${INPUTS} inputs`,
    () => {
      const chosen = Object.entries(parsers).map(([name, parser]): [string, Parser] => [
        name,
        // The others keep their share, so that this one gets what it got.
        ONLY === undefined || ONLY === name ? parser : { ...parser, run: () => undefined },
      ]);
      const { tried, refused, faults } = fuzz(Object.fromEntries(chosen), { inputs: INPUTS, seed: SEED });
      expect(faults).toEqual([]);
      expect(tried).toBeGreaterThanOrEqual(INPUTS);
      // Inputs that nobody refuses would be no mutations, and those that all refuse no documents.
      if (ONLY === undefined) expect(refused).toBeGreaterThan(tried / 100);
    },
    RUN_MS_MAX,
  );

  it('begins with documents that it takes', () => {
    const taken = new Set<string>();
    for (const { seeds: kind, run, refusals = [] } of Object.values(parsers)) {
      for (const bytes of seeds[kind]()) {
        try {
          const answer = run(bytes);
          if (
            answer !== undefined &&
            !(typeof answer === 'object' && answer !== null && 'ok' in answer && !answer.ok)
          )
            taken.add(kind);
        } catch (error) {
          expect(refusals.some((refusal) => error instanceof refusal)).toBe(true);
        }
      }
    }
    expect(Object.keys(seeds).filter((kind) => !taken.has(kind))).toEqual(VOID);
  });

  it('that is exported is in the table, or is tried through one that is', () => {
    const missing = exportedParsers().filter(
      ({ name }) => !Object.hasOwn(parsers, name) && !Object.hasOwn(THROUGH, name),
    );
    expect(missing).toEqual([]);
    const known = new Set(exportedParsers().map(({ name }) => name));
    expect(Object.keys(THROUGH).filter((name) => !known.has(name))).toEqual([]);
  });
});

/** Kinds whose readers give nothing back. */
const VOID = ['frames', 'heads'];

/** Readers that are no parsers of their own: what they read is read by the one that is named, or comes from nobody else. */
const THROUGH: Readonly<Record<string, string>> = {
  parseDocument: 'parsePlan',
  parseXml: 'readDomain',
  parseAny: 'readXmlTree',
  readMetadata: 'readDomain',
  readDevices: 'readDomain',
  readDisk: 'readDomain',
  readDiskTuning: 'readDomain',
  readInterface: 'readDomain',
  readMemoryDevice: 'readDomain',
  readCpuTuning: 'readDomain',
  readPlanOf: 'parseRelease',
  readDiskHeader: 'tryReadQcow2Header',
  readTwoCopies: 'tryReadLedgerDocument',
  readLedger: 'tryReadLedgerDocument',
  readMemory: 'tryReadMemoryDocument',
  readTrash: 'tryParseManifest',
  readAgentConfiguration: 'parseAgentConfiguration',
  readAllowedSigners: 'parseAllowedSigners',
  readNamedSigners: 'parseAllowedSigners',
  readInventoryFile: 'parseInventoryDocument',
  readInventoryLive: 'readDomain',
  readInventory: 'readDomain',
  readMachines: 'readDomain',
  readNetworks: 'readNetwork',
  readPools: 'readPool',
  readHost: 'readHostCapabilities',
  readHugepages: 'MessageReader',
  readLeases: 'MessageReader',
  readUse: 'MessageReader',
  readObject: 'readDomain',
  readRecords: 'tryReadLedgerDocument',
  readApproval: 'parsePlan',
  readLock: 'parseLockFile',
  tryReadReleaseFile: 'splitReleaseFile',
  tryReadParent: 'parseRelease',
  readBoundedFile: 'bytes, not what they mean',
  readPlanFile: 'bytes, not what they mean',
  readVersion: 'bytes, not what they mean',
  tryReadSecretFile: 'bytes, not what they mean',
  readCredentials: 'files of the owner of the host',
  readOutputs: 'what this program was told on its command line',
  readEvents: 'what the agent of the same release sends to its own command line',
  readAgentState: 'what the agent of the same release sends to its own command line',
  tryReadRecord: 'what the sandbox wrote for itself',
  tryReadIdentity: 'what the kernel says of a process',
};

interface ExportedParser {
  readonly name: string;
  readonly file: string;
}

function exportedParsers(): readonly ExportedParser[] {
  const files = execFileSync('git', ['ls-files', 'lib/plan', 'lib/placement', 'host-agent'], { cwd: ROOT })
    .toString()
    .split('\n')
    .filter((file) => file.endsWith('.ts') && !file.includes('.generated.'));
  return files.flatMap((file) =>
    [...readFileSync(join(ROOT, file), 'utf8').matchAll(EXPORT)].map(([, name = '']) => ({ name, file })),
  );
}

const EXPORT = /^export (?:async )?function\*? ((?:try)?(?:[pP]arse|[rR]ead)[A-Z]\w*)/gm;
