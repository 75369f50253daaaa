import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { columnsOf } from '../../../../host-agent/commands/terminal/character-width';
import { runInProcess } from '../in-process';
import { Repository } from './repository';
import { SCENARIOS } from './scenarios';

const COLUMNS = 60;

let repository: Repository;
beforeAll(() => {
  repository = new Repository();
  for (const plan of SCENARIOS['network-change']?.base ?? []) repository.writePlan(plan, 'older');
  for (const plan of SCENARIOS['network-change']?.head ?? []) repository.writePlan(plan, 'newer');
});
afterAll(() => repository.remove());

async function review(columns: number | undefined, ...words: readonly string[]): Promise<string> {
  const { text } = await runInProcess(['review', '--base', 'older', '--head', 'newer', ...words], {
    folder: repository.folder,
    ...(columns === undefined ? {} : { columns }),
  });
  return text;
}

const widest = (text: string): number => Math.max(...text.split('\n').map(columnsOf));
const words = (text: string): readonly string[] => text.split(/\s+/);

describe('a review on a narrow terminal', () => {
  it('has no line that is wider, and says the same', async () => {
    const [wide, narrow] = [await review(undefined), await review(COLUMNS)];
    expect(widest(wide)).toBeGreaterThan(COLUMNS);
    expect(widest(narrow)).toBeLessThanOrEqual(COLUMNS);
    expect(words(narrow)).toEqual(words(wide));
  });

  it.each(['--json', '--format=markdown'])('leaves what others read as it is: %s', async (option) => {
    expect(await review(COLUMNS, option)).toBe(await review(undefined, option));
  });
});
