import { afterAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { corpusFolder, readCases } from './corpus';
import { judgeCase, writeContent, type HostileKind } from './judge';
import { prepare } from './recipe';

/** A busy machine is slow; what a case may take is measured otherwise. */
const CASE_MS_MAX = 60_000;

/** Tests that every case in `test/hostile/corpus/<name>` is refused as was written down, and that the good documents are not. */
export function describeHostileCorpus(
  name: string,
  kind: HostileKind,
  { casesMin }: { readonly casesMin: number },
): void {
  const folder = mkdtempSync(join(tmpdir(), `fleetwright-hostile-${name}-`));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const cases = readCases(corpusFolder(name));

  describe(`hostile ${name}`, () => {
    it(`are at least ${casesMin}, each by a name that says what is tried`, () => {
      expect(cases.length).toBeGreaterThanOrEqual(casesMin);
      expect(
        cases.map((entry) => entry.name).filter((entry) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(entry)),
      ).toEqual([]);
    });

    // What is refused would otherwise be refused for what it has in common with a good one.
    it.each(Object.keys(kind.good))('begin with a good document that is taken: %s', async (good) => {
      const file = join(folder, kind.fileName);
      writeContent(file, prepare({ why: 'nothing', from: good, change: kind.whole ?? [] }, kind));
      const { isTaken, text } = await kind.meet({ name: good, file, folder, words: [] });
      expect({ isTaken, text: isTaken ? '' : text }).toEqual({ isTaken: true, text: '' });
    });

    it.each(cases.map((entry) => [entry.name, entry] as const))(
      'are refused: %s',
      async (_name, entry) => {
        expect(await judgeCase(entry, kind, folder)).toEqual([]);
      },
      CASE_MS_MAX,
    );
  });
}
