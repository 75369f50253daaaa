import { NAME_PATTERN } from '../document/names';
import {
  jsonPath,
  KEY_SHOWN_LENGTH_MAX,
  PROBLEMS_MAX,
  quoted,
  UNWORDED_PROBLEM,
  type PlanProblem,
} from '../problem';
import { isExactNumber } from './exact-number';
import { isDigit, numberEnd } from './number-end';

/** Bounds on the shape of a JSON text; each caller states its own with the reason. */
export interface JsonBounds {
  /** How deep objects and arrays may nest. */
  readonly depthMax: number;
  /** How many values (of any kind) there may be in all. */
  readonly valuesMax: number;
  /** How many keys one object may have. */
  readonly keysMax: number;
  /**
   * Whether keys may be names that users give: a host or a machine may be called `constructor`. @default false
   */
  readonly areKeysNames?: boolean;
}

/**
 * Reads JSON text strictly (RFC 8259) without building anything, to find what `JSON.parse` would hide: keys given twice (it
 * keeps the last), keys that reach an object's prototype, numbers that a double cannot hold, and nesting or size beyond
 * bounds. It stops at the first syntax error or broken bound, and goes on after anything else.
 */
export function scanJson(text: string, bounds: JsonBounds): readonly PlanProblem[] {
  const scanner = new JsonScanner(text, bounds);
  try {
    scanner.document();
  } catch (error) {
    if (!(error instanceof ScanHalt)) throw error;
    // A text that is not JSON has no keys or numbers to complain about: what was found on the way may be wrong.
    return [error.problem];
  }
  return scanner.problems;
}

class ScanHalt extends Error {
  readonly problem: PlanProblem;
  constructor(problem: PlanProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** Names through which careless code reaches the prototype of every object. */
export const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
/** Almost every number of a document: whole, not negative, and exact because so few digits are. */
const PLAIN_NUMBER_DIGITS_MAX = 15;
const CONTROL_CHARACTER = /[\u0000-\u001f]/;
const ESCAPE_ERROR = /\\(?!["\\/bfnrt]|u[0-9a-fA-F]{4})/;
const UNPAIRED_SURROGATE = /\p{Surrogate}/u;
const BYTE_ORDER_MARK = 0xfeff;
const BACKSLASH = 92;
const QUOTE = 34;

class JsonScanner {
  readonly problems: PlanProblem[] = [];
  private readonly text: string;
  private readonly bounds: JsonBounds;
  private readonly path: (string | number)[] = [];
  private position = 0;
  private values = 0;

  constructor(text: string, bounds: JsonBounds) {
    this.text = text;
    this.bounds = bounds;
  }

  document(): void {
    // Nobody sees it, so that "expected a value" would help nobody.
    if (this.text.charCodeAt(0) === BYTE_ORDER_MARK)
      this.fail('a byte order mark stands in front (save the file without one)');
    this.value();
    this.skipSpace();
    if (this.position < this.text.length) this.fail('expected the end of the document');
  }

  private value(): void {
    this.values += 1;
    if (this.values > this.bounds.valuesMax)
      this.halt('too-many-values', `has more than ${this.bounds.valuesMax} values`);
    this.skipSpace();
    switch (this.text[this.position]) {
      case '{':
        return this.object();
      case '[':
        return this.array();
      case '"':
        this.string();
        return;
      case 't':
        return this.word('true');
      case 'f':
        return this.word('false');
      case 'n':
        return this.word('null');
      default:
        return this.number();
    }
  }

  private object(): void {
    this.enter();
    const keys = new Set<string>();
    let keyCount = 0;
    if (!this.tryTake('}')) {
      do {
        this.skipSpace();
        const key = this.string();
        this.path.push(key);
        if (keys.has(key))
          this.report(
            'duplicate-key',
            `the key ${quoted(key.slice(0, KEY_SHOWN_LENGTH_MAX))} is given twice`,
          );
        if (this.isForbidden(key))
          this.report('forbidden-key', `the key ${quoted(key)} is not allowed anywhere`);
        keys.add(key);
        keyCount += 1;
        if (keyCount > this.bounds.keysMax) {
          this.halt('too-many-values', `is in an object with more than ${this.bounds.keysMax} keys`);
        }
        this.take(':');
        this.value();
        this.path.pop();
      } while (this.tryTake(','));
      this.take('}', 'expected "," or "}"');
    }
  }

  private isForbidden(key: string): boolean {
    return FORBIDDEN_KEYS.has(key) && !(this.bounds.areKeysNames === true && NAME_PATTERN.test(key));
  }

  private array(): void {
    this.enter();
    if (!this.tryTake(']')) {
      let index = 0;
      do {
        this.path.push(index);
        this.value();
        this.path.pop();
        index += 1;
      } while (this.tryTake(','));
      this.take(']', 'expected "," or "]"');
    }
  }

  private enter(): void {
    // The path holds one part for every object or array that is open already.
    if (this.path.length >= this.bounds.depthMax)
      this.halt('too-deep', `nests more than ${this.bounds.depthMax} levels deep`);
    this.position += 1;
  }

  private string(): string {
    const start = this.position;
    if (this.text.charCodeAt(start) !== QUOTE) this.fail('expected a string in double quotes');
    const end = this.closingQuote(start);
    const raw = this.text.slice(start + 1, end);
    if (CONTROL_CHARACTER.test(raw)) this.fail('a string holds a control character (escape it, such as \\n)');
    this.position = end + 1;
    if (!raw.includes('\\')) return raw;
    // Replaced, not removed: what stands around an escaped backslash must not join to something that looks whole.
    if (ESCAPE_ERROR.test(raw.replaceAll('\\\\', '_'))) this.fail('a string holds an unknown escape');
    const decoded = String(JSON.parse(this.text.slice(start, end + 1)));
    if (UNPAIRED_SURROGATE.test(decoded))
      this.report('unpaired-surrogate', 'a string holds half of a surrogate pair');
    return decoded;
  }

  private closingQuote(start: number): number {
    for (let end = this.text.indexOf('"', start + 1); end !== -1; end = this.text.indexOf('"', end + 1)) {
      let backslashes = 0;
      while (this.text.charCodeAt(end - 1 - backslashes) === BACKSLASH) backslashes += 1;
      if (backslashes % 2 === 0) return end;
    }
    return this.fail('a string has no closing quote');
  }

  private number(): void {
    if (this.tryTakePlainNumber()) return;
    const end = numberEnd(this.text, this.position);
    if (end === this.position)
      return this.fail(this.position < this.text.length ? 'expected a value' : 'the document ends too early');
    const text = this.text.slice(this.position, end);
    this.position = end;
    if (isExactNumber(text)) return;
    const shown = text.length > NUMBER_SHOWN_LENGTH_MAX ? `${text.slice(0, NUMBER_SHOWN_LENGTH_MAX)}…` : text;
    this.report('inexact-number', `the number ${shown} would be read as ${Number(text)}`);
  }

  /** Without a regular expression, whose matches are objects: a document may hold millions of numbers. */
  private tryTakePlainNumber(): boolean {
    const { text, position } = this;
    let end = position;
    while (end - position <= PLAIN_NUMBER_DIGITS_MAX && isDigit(text.charCodeAt(end))) end += 1;
    const digits = end - position;
    if (digits === 0 || digits > PLAIN_NUMBER_DIGITS_MAX) return false;
    if (digits > 1 && text[position] === '0') return false;
    const next = text[end];
    if (next === '.' || next === 'e' || next === 'E') return false;
    this.position = end;
    return true;
  }

  private word(word: string): void {
    if (!this.text.startsWith(word, this.position)) this.fail('expected a value');
    this.position += word.length;
  }

  private take(character: string, expectation = `expected "${character}"`): void {
    if (!this.tryTake(character)) this.fail(expectation);
  }

  private tryTake(character: string): boolean {
    this.skipSpace();
    if (this.text[this.position] !== character) return false;
    this.position += 1;
    return true;
  }

  private skipSpace(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.position);
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return;
      this.position += 1;
    }
  }

  private report(code: PlanProblem['code'], message: string): void {
    const isShown = this.problems.length <= PROBLEMS_MAX;
    this.problems.push(isShown ? { code, path: jsonPath(this.path), message } : UNWORDED_PROBLEM);
  }

  private halt(code: PlanProblem['code'], message: string): never {
    throw new ScanHalt({ code, path: jsonPath(this.path), message });
  }

  private fail(expectation: string): never {
    const before = this.text.slice(0, this.position);
    const line = before.split('\n').length;
    const column = this.position - before.lastIndexOf('\n');
    return this.halt('not-json', `is not JSON: ${expectation} at line ${line}, column ${column}`);
  }
}

/** A number may have any length, and a message may not. */
const NUMBER_SHOWN_LENGTH_MAX = 40;
