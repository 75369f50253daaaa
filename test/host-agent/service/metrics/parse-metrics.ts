/** What a scrape holds, read by the grammar of the text format and not by our writer. */
export interface Scrape {
  readonly types: ReadonlyMap<string, string>;
  /** By name and labels as written: `name{a="b"}`. */
  readonly values: ReadonlyMap<string, number>;
  readonly lines: readonly {
    readonly name: string;
    readonly labels: ReadonlyMap<string, string>;
    readonly value: number;
  }[];
}

const LINE = /^(?<name>[a-zA-Z_:][\w:]*)(?:\{(?<labels>.*)\})? (?<value>\S+)$/;
const LABEL = /(?<label>[a-zA-Z_]\w*)="(?<value>(?:[^"\\]|\\.)*)"(?:,|$)/gy;
const UNESCAPED: Readonly<Record<string, string>> = { n: '\n', '"': '"', '\\': '\\' };

/** @throws Error for a line that is none of the format's */
export function parseMetrics(text: string): Scrape {
  if (!text.endsWith('\n')) throw new Error('the last line has no end');
  const types = new Map<string, string>();
  const values = new Map<string, number>();
  const lines: Scrape['lines'][number][] = [];
  for (const line of text.slice(0, -1).split('\n')) {
    const [, name, type] = /^# TYPE (\S+) (\w+)$/.exec(line) ?? [];
    if (name !== undefined && type !== undefined) types.set(name, type);
    if (line.startsWith('#')) continue;
    const groups = LINE.exec(line)?.groups;
    if (groups === undefined) throw new Error(`no line of the format: ${line}`);
    const key = line.slice(0, line.lastIndexOf(' '));
    if (values.has(key)) throw new Error(`twice: ${key}`);
    const value = Number(groups['value']?.replace('Inf', 'Infinity'));
    values.set(key, value);
    lines.push({ name: groups['name'] ?? '', labels: labelsIn(groups['labels'] ?? ''), value });
  }
  return { types, values, lines };
}

function labelsIn(text: string): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  let length = 0;
  for (const match of text.matchAll(LABEL)) {
    length += match[0].length;
    const value = match.groups?.['value'] ?? '';
    labels.set(
      match.groups?.['label'] ?? '',
      value.replaceAll(/\\(.)/g, (_, mark: string) => UNESCAPED[mark] ?? mark),
    );
  }
  if (length !== text.length) throw new Error(`no labels: ${text}`);
  return labels;
}
