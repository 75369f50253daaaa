import type { JsonObject } from '../document/cloud-init';
import { tryReadReference } from '../document/secret-reference';
import { isPlainPassword, passwordOfEntry, PRIVATE_KEY } from './secret-words';

export interface FoundSecret {
  readonly what: string;
  readonly path: readonly (string | number)[];
}

/** Secrets in cloud-init data that is given as an object, with the path to each within it. */
export function secretsInValue(data: unknown): readonly FoundSecret[] {
  const found: FoundSecret[] = [];
  const report = (what: string, path: readonly (string | number)[]) => found.push({ what, path });
  visit(data, [], (stated, path) => {
    // YAML reads an unquoted 1234 as a number, and cloud-init takes it for a password all the same.
    const value = typeof stated === 'number' ? String(stated) : stated;
    if (typeof value !== 'string') return;
    const name = path.at(-1);
    if (PRIVATE_KEY.test(value)) report('a private key', path);
    else if (name === 'plain_text_passwd') report('a password in plain text', path);
    else if (isPasswordPlace(path) && isPlainPassword(value)) report('a password in plain text', path);
    else if (isPasswordList(path) && hasPlainEntry(value)) report('a password in plain text', path);
  });
  return found;
}

type Path = readonly (string | number)[];

/** `password` at the top is the default user's; `passwd` and `hashed_passwd` want hashes and take anything. */
function isPasswordPlace(path: Path): boolean {
  const [first, second] = path;
  const name = path.at(-1);
  if (path.length === 1) return first === 'password';
  if (path.length === 4) return first === 'chpasswd' && second === 'users' && name === 'password';
  return path.length === 3 && first === 'users' && (name === 'passwd' || name === 'hashed_passwd');
}

/** `chpasswd.list` is text with one `user:password` a line, or an array of them. */
function isPasswordList(path: Path): boolean {
  return path[0] === 'chpasswd' && path[1] === 'list';
}

function hasPlainEntry(text: string): boolean {
  return text.split('\n').some((line) => line.includes(':') && isPlainPassword(passwordOfEntry(line)));
}

function visit(value: unknown, path: Path, look: (value: unknown, path: Path) => void): void {
  if (isReference(value)) return;
  look(value, path);
  if (Array.isArray(value)) value.forEach((member, index) => visit(member, [...path, index], look));
  else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value)) visit(member, [...path, name], look);
  }
}

/** What stands for a secret holds none. */
function isReference(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- part of a parsed document, so it is JSON
  return tryReadReference(value as JsonObject) !== undefined;
}
