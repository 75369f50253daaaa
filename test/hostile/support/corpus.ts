import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Recipe } from './recipe';

const CORPUS = join(__dirname, '../corpus');

const RECIPE = '.recipe.json';
const EXPECTED = '.expected.txt';

/** Whatever is larger is made from a recipe. */
const FILE_BYTES_MAX = 64 * 1024;

/** One hostile input as it is kept. */
export interface HostileCase {
  /** Its file without the ending, such as `pool-path-climbs`. */
  readonly name: string;
  /** The file with the input, or with the recipe for it. */
  readonly file: string;
  /** Absent: the file is the input. */
  readonly recipe?: Recipe;
  readonly expectedFile: string;
  /** Absent: nobody has written down yet what it says. */
  readonly expected?: string;
}

/** The folder of a kind. */
export function corpusFolder(kind: string): string {
  return join(CORPUS, kind);
}

/** Every case in a folder by name. @throws Error for files that belong to no case, and for those that are too large to keep. */
export function readCases(folder: string): readonly HostileCase[] {
  const names = readdirSync(folder).sort();
  const inputs = names.filter((name) => !name.endsWith(EXPECTED));
  const cases = inputs.map((name) => readCase(folder, name));
  for (const name of names) {
    if (statSync(join(folder, name)).size > FILE_BYTES_MAX) throw new Error(`${name} is too large to keep`);
  }
  const expected = new Set(cases.map(({ expectedFile }) => expectedFile));
  const orphan = names.find((name) => name.endsWith(EXPECTED) && !expected.has(join(folder, name)));
  if (orphan !== undefined) throw new Error(`${orphan} belongs to no case`);
  if (expected.size < cases.length) throw new Error('two cases have the same name');
  return cases;
}

function readCase(folder: string, fileName: string): HostileCase {
  const file = join(folder, fileName);
  const isRecipe = fileName.endsWith(RECIPE);
  const name = isRecipe ? fileName.slice(0, -RECIPE.length) : fileName.replace(/(?<=.)\.[^.]*$/, '');
  const expectedFile = join(folder, `${name}${EXPECTED}`);
  const expected = tryRead(expectedFile);
  return {
    name,
    file,
    ...(isRecipe ? { recipe: JSON.parse(readFileSync(file, 'utf8')) as Recipe } : {}),
    expectedFile,
    ...(expected === undefined ? {} : { expected }),
  };
}

function tryRead(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
