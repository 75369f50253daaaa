import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(__dirname, '../..');

/** What users read, by path from the root. */
export const DOCUMENTS: readonly string[] = [
  'README.md',
  ...readdirSync(join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
  'docs/ci/README.md',
  'docs/monitoring/README.md',
];

export const readText = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** Fenced blocks of a language, in order. */
export function blocksOf(path: string, language: string): readonly string[] {
  return [...readText(path).matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))].map(
    (match) => match[1] ?? '',
  );
}

/** The text under a heading, up to the next one of any level. */
export function sectionOf(path: string, heading: string): string {
  const [, after] = readText(path).split(new RegExp(`^#+ ${heading}\\n`, 'm'));
  if (after === undefined) throw new Error(`${path} has no heading "${heading}"`);
  return after.split(/^#+ /m)[0] ?? '';
}

/** The rows of all tables in a text, without their heads: cells without the backticks around a whole cell. */
export function rowsOf(text: string): readonly (readonly string[])[] {
  return [...text.matchAll(/^\|(.+)\|$/gm)]
    .map((match) =>
      (match[1] ?? '').split(/(?<!\\)\|/).map((cell) => cell.trim().replace(/^`([^`]+)`$/, '$1')),
    )
    .filter((cells, index, all) => !isRule(cells) && !isRule(all[index + 1] ?? []));
}

const isRule = (cells: readonly string[]): boolean =>
  cells.length > 0 && cells.every((cell) => /^-+$/.test(cell));

/** The literals of a union type, as its source states them. */
export function unionIn(path: string, type: string): readonly string[] {
  const text = readText(path).replaceAll(/\/\*[^]*?\*\//g, '');
  const body = new RegExp(`type ${type} =([^;]*);`).exec(text)?.[1] ?? '';
  const literals = [...body.matchAll(/'([^']+)'/g)].map((match) => match[1] ?? '');
  if (literals.length === 0) throw new Error(`${path} has no union ${type}`);
  return literals;
}

/** The properties of an interface and their necessity, as its source states them. */
export function propertiesIn(path: string, name: string): ReadonlyMap<string, 'required' | 'optional'> {
  const body = new RegExp(`interface ${name}\\b[^{]*\\{\\n([^]*?)^\\}`, 'm').exec(readText(path))?.[1] ?? '';
  const properties = [...body.matchAll(/^ {2}readonly (\w+)(\??):/gm)];
  if (properties.length === 0) throw new Error(`${path} has no interface ${name}`);
  return new Map(
    properties.map(([, property, mark]) => [property ?? '', mark === '?' ? 'optional' : 'required']),
  );
}
