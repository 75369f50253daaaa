import { parseTemplate, type Template } from './validate-template';
import { resolveTraversal, type Names, type Resolved } from './validate-reference';

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The path of `key` below `path`: `resource.libvirt_volume["cloud-init"].target[0]`. */
export function below(path: string, key: string | number): string {
  if (typeof key === 'number') return `${path}[${key}]`;
  if (!/^\w+$/.test(key)) return `${path}[${JSON.stringify(key)}]`;
  return path === '' ? key : `${path}.${key}`;
}

/** Collects the problems of one document, and which blocks refer to which. */
export class Report {
  readonly problems: string[] = [];
  readonly #references = new Map<string, Set<string>>();
  readonly #names: Names;
  /** The block that is being looked at; none outside of resources and data sources. */
  address: string | undefined;

  constructor(names: Names) {
    this.#names = names;
  }

  add(path: string, what: string): void {
    this.problems.push(`${path}: ${what}`);
  }

  /** Checks one text wherever Terraform reads a template; gives what is known of its value. */
  text(path: string, text: string): Template & Pick<Resolved, 'shape'> {
    const template = parseTemplate(text);
    for (const problem of template.problems) this.add(path, problem);
    let shape: Resolved['shape'];
    for (const traversal of template.traversals) {
      const resolved = resolveTraversal(traversal, this.#names);
      if (resolved.problem !== undefined) this.add(path, resolved.problem);
      if (resolved.address !== undefined) this.#refer(resolved.address);
      if (traversal === template.alone) shape = resolved.shape;
    }
    return { ...template, ...(shape && { shape }) };
  }

  /** Checks a place that holds a reference without the signs of a template, as `depends_on` does. */
  bareReference(path: string, value: unknown): void {
    if (typeof value !== 'string' || /[$%]\{/.test(value)) {
      this.add(path, 'is a reference written as it is, without "${}"');
      return;
    }
    this.text(path, `\${${value}}`);
  }

  /** Checks every text in `value`, of which nothing else is known. */
  anything(path: string, value: unknown): void {
    if (typeof value === 'string') this.text(path, value);
    else if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) this.anything(below(path, index), item);
    } else if (isObject(value)) {
      for (const [key, item] of Object.entries(value)) {
        this.text(below(path, key), key);
        this.anything(below(path, key), item);
      }
    }
  }

  /** Terraform refuses blocks that wait for themselves, by whatever detour. */
  cycles(): void {
    const done = new Set<string>();
    const visit = (address: string, trail: readonly string[]): void => {
      if (trail.includes(address)) {
        this.add(
          address,
          `waits for itself: ${[...trail.slice(trail.indexOf(address)), address].join(' -> ')}`,
        );
      } else if (!done.has(address)) {
        for (const next of this.#references.get(address) ?? []) visit(next, [...trail, address]);
        done.add(address);
      }
    };
    for (const address of this.#references.keys()) visit(address, []);
  }

  #refer(address: string): void {
    if (this.address === undefined) return;
    const references = this.#references.get(this.address) ?? new Set();
    this.#references.set(this.address, references.add(address));
  }
}
