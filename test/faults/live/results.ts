import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { FORMS } from './course';

/** Where results are kept, one a line, so that a run that was ended goes on where it was. */
export const RESULTS_FILE = join(__dirname, '../../../.cache/faults/results.jsonl');

const resultSchema = z.object({
  scenario: z.string(),
  form: z.enum(FORMS),
  /** As on the command line, see `faultName`. */
  fault: z.string(),
  point: z.int(),
  /** How many points there were in this way. */
  pointsMax: z.int(),
  /** The call to which it happened; absent when the pass ended before. */
  call: z.string().exactOptional(),
  furtherPasses: z.int(),
  problems: z.array(z.string()),
  durationMs: z.number(),
  at: z.string(),
});

/** One point that was tried. */
export type FaultResult = Readonly<z.infer<typeof resultSchema>>;

/** What was tried, the newest of each point. */
export async function readResults(path: string = RESULTS_FILE): Promise<ReadonlyMap<string, FaultResult>> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const results = text.split('\n').flatMap((line) => {
    const parsed = tryParse(line);
    return parsed === undefined ? [] : [parsed];
  });
  return new Map(results.map((result) => [resultKey(result), result]));
}

export async function appendResult(result: FaultResult, path: string = RESULTS_FILE): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await appendFile(path, `${JSON.stringify(result)}\n`);
}

/** What makes two results ones of the same point. */
export function resultKey(result: Pick<FaultResult, 'scenario' | 'form' | 'fault' | 'point'>): string {
  return [result.scenario, result.form, result.fault, result.point].join(' ');
}

/** The command that tries this point again. */
export function commandFor({ scenario, form, fault, point }: FaultResult): string {
  return `npm run faults -- --scenario ${scenario} --form ${form} --kind ${fault} --points ${point}`;
}

/** The last line may be half of one. */
function tryParse(line: string): FaultResult | undefined {
  try {
    return resultSchema.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}
