/** One step of `libvirt_domain.web.devices[0].name` after its root. */
export type TraversalStep =
  | { readonly kind: 'attribute'; readonly name: string }
  | { readonly kind: 'index'; readonly key: string | undefined }
  | { readonly kind: 'splat' };

/** A name of Terraform's and what is asked of it. */
export interface Traversal {
  readonly root: string;
  readonly steps: readonly TraversalStep[];
}

/** What an expression is made of, as far as a validator needs it. */
export interface Expression {
  /** All names in it but those that it binds itself. */
  readonly traversals: readonly Traversal[];
  /** Set where the expression is nothing but one name. */
  readonly alone?: Traversal;
  readonly end: number;
}

export class ExpressionError extends Error {}

const IDENTIFIER = /[\p{L}_][\p{L}\p{N}_-]*/uy;
const NUMBER = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const OPERATOR = /\|\||&&|==|!=|<=|>=|[<>+\-*/%]/y;
const SPACE = /\s*/y;
const CONSTANTS: ReadonlySet<string> = new Set(['true', 'false', 'null']);

/** The expression of Terraform's language that begins at `start`; it ends where the language allows nothing further. */
export function parseExpression(text: string, start = 0): Expression {
  const parser = new ExpressionParser(text, start);
  const alone = parser.expression();
  return { traversals: parser.traversals, ...(alone && { alone }), end: parser.position };
}

/** Recursive descent over the language's grammar, in which each method reads what it is named after. */
class ExpressionParser {
  readonly traversals: Traversal[] = [];
  readonly #bound: string[] = [];
  readonly #text: string;
  position: number;

  constructor(text: string, start: number) {
    this.#text = text;
    this.position = start;
    this.#take(SPACE);
  }

  expression(): Traversal | undefined {
    let alone = this.#operand();
    while (this.#take(OPERATOR) !== undefined) {
      this.#operand();
      alone = undefined;
    }
    if (!this.#tryTake('?')) return alone;
    this.expression();
    this.#require(':');
    this.expression();
    return undefined;
  }

  #operand(): Traversal | undefined {
    if (this.#tryTake('-') || this.#tryTake('!')) {
      this.#operand();
      return undefined;
    }
    const root = this.#primary();
    const steps = this.#steps();
    if (root === undefined) return undefined;
    const traversal = { root, steps };
    if (!this.#bound.includes(root)) this.traversals.push(traversal);
    return traversal;
  }

  /** Gives the root of a name; nothing for anything else. */
  #primary(): string | undefined {
    if (this.#take(NUMBER) !== undefined) return undefined;
    if (this.#tryTake('"')) return this.#quoted();
    if (this.#tryTake('(')) {
      this.expression();
      this.#require(')');
      return undefined;
    }
    if (this.#tryTake('[')) return this.#collection(']');
    if (this.#tryTake('{')) return this.#collection('}');
    const name = this.#identifier();
    if (this.#tryTake('(')) {
      while (!this.#tryTake(')')) {
        this.expression();
        this.#tryTake('...');
        if (!this.#tryTake(',') && !this.#isNext(')')) this.#fail('")"');
      }
      return undefined;
    }
    return CONSTANTS.has(name) ? undefined : name;
  }

  #steps(): readonly TraversalStep[] {
    const steps: TraversalStep[] = [];
    for (;;) {
      if (this.#isNext('...')) return steps;
      if (this.#tryTake('.')) {
        const index = this.#take(NUMBER);
        if (this.#tryTake('*')) steps.push({ kind: 'splat' });
        else if (index === undefined) steps.push({ kind: 'attribute', name: this.#identifier() });
        else steps.push({ kind: 'index', key: index });
      } else if (this.#tryTake('[')) {
        if (this.#tryTake('*')) steps.push({ kind: 'splat' });
        else {
          const [, key] = /^"((?:[^"\\$%]|\\.)*)"\]/.exec(this.#text.slice(this.position)) ?? [];
          this.expression();
          steps.push({ kind: 'index', key });
        }
        this.#require(']');
      } else return steps;
    }
  }

  /** A list, an object, or a `for` of either. */
  #collection(closing: string): undefined {
    if (/^for\s/.test(this.#text.slice(this.position))) return this.#for(closing);
    while (!this.#tryTake(closing)) {
      if (closing === '}') this.#key();
      this.expression();
      if (!this.#tryTake(',') && !this.#isNext(closing)) this.#fail(`"${closing}"`);
    }
    return undefined;
  }

  #key(): void {
    const bare = /^[\p{L}_][\p{L}\p{N}_-]*(?=\s*[=:])/u.exec(this.#text.slice(this.position));
    if (bare === null) this.expression();
    else this.#identifier();
    if (!this.#tryTake('=')) this.#require(':');
  }

  #for(closing: string): undefined {
    this.#identifier();
    const names = [this.#identifier()];
    if (this.#tryTake(',')) names.push(this.#identifier());
    if (this.#identifier() !== 'in') this.#fail('"in"');
    this.expression();
    this.#require(':');
    this.#bound.push(...names);
    this.expression();
    if (this.#tryTake('=>')) this.expression();
    this.#tryTake('...');
    if (/^if\b/.test(this.#text.slice(this.position))) {
      this.#identifier();
      this.expression();
    }
    this.#bound.length -= names.length;
    this.#require(closing);
    return undefined;
  }

  /** The rest of a quoted template, interpolations and all. */
  #quoted(): undefined {
    for (;;) {
      const rest = this.#text.slice(this.position);
      const [plain = ''] = /^(?:\$\$\{|%%\{|\\.|[$%](?!\{)|[^"\\$%\n])*/.exec(rest) ?? [];
      this.position += plain.length;
      if (this.#tryTake('"')) {
        this.#take(SPACE);
        return undefined;
      }
      this.#require('${');
      this.expression();
      this.#require('}');
    }
  }

  #identifier(): string {
    return this.#take(IDENTIFIER) ?? this.#fail('a name');
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.position;
    const found = pattern.exec(this.#text)?.[0];
    if (found === undefined) return undefined;
    this.position += found.length;
    if (pattern !== SPACE) this.#take(SPACE);
    return found;
  }

  #isNext(sign: string): boolean {
    return this.#text.startsWith(sign, this.position);
  }

  #tryTake(sign: string): boolean {
    if (!this.#isNext(sign)) return false;
    this.position += sign.length;
    // What stands in quotes is taken as it is.
    if (sign !== '"') this.#take(SPACE);
    return true;
  }

  #require(sign: string): void {
    if (!this.#tryTake(sign)) this.#fail(`"${sign}"`);
  }

  #fail(expected: string): never {
    throw new ExpressionError(
      `${expected} is missing at "${this.#text.slice(this.position, this.position + 20)}"`,
    );
  }
}
