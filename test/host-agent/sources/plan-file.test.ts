import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PlanFileError, readPlanFile } from '../../../host-agent/sources';
import { PLAN_BYTES_MAX } from '../../../lib/plan';

describe('a plan from a file', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'fleetwright-source-'));
  });
  afterEach(() => rm(directory, { recursive: true, force: true }));

  it('is its bytes, as many as a plan may have', async () => {
    const path = join(directory, 'plan.json');
    await writeFile(path, '{"version":1}');
    expect(Buffer.from(await readPlanFile(path)).toString()).toBe('{"version":1}');
    await truncate(path, PLAN_BYTES_MAX);
    expect((await readPlanFile(path)).length).toBe(PLAN_BYTES_MAX);
  });

  it('is refused when it has one byte more', async () => {
    const path = join(directory, 'plan.json');
    await writeFile(path, '');
    await truncate(path, PLAN_BYTES_MAX + 1);
    await expect(readPlanFile(path)).rejects.toMatchObject({ code: 'too-large' });
  });

  it('is never taken for empty when it cannot be read', async () => {
    await expect(readPlanFile(join(directory, 'nothing.json'))).rejects.toMatchObject({ code: 'missing' });
    await expect(readPlanFile(directory)).rejects.toMatchObject({ code: 'not-a-file' });
    await expect(readPlanFile('/dev/zero')).rejects.toMatchObject({ code: 'not-a-file' });
    await expect(readPlanFile(join(directory, 'nothing.json'))).rejects.toThrow(PlanFileError);
  });
});
