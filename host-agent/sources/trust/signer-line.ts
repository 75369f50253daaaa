import { isKeyType, readPublicKey, UnsupportedKey } from './public-key';
import { readSignerOptions, type SignerOptions } from './signer-options';
import { WireError } from './wire';

/** One line: whose key is good for what. */
export interface AllowedSigner extends SignerOptions {
  /** From 1. */
  readonly line: number;
  /** Patterns between commas, as written. */
  readonly principals: string;
  readonly keyBlob: Uint8Array;
  /** What follows the key; whose it is, usually. */
  readonly comment: string;
}

export type SignerLine =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'signer'; readonly signer: AllowedSigner }
  | { readonly kind: 'problem'; readonly message: string };

/** Reads `principals [options] keytype base64 [comment]`; empty lines and comments are nothing. */
export function readSignerLine(content: string, line: number): SignerLine {
  const text = content.replace(/\r$/, '').replace(/^[ \t]+/, '');
  if (text === '' || text.startsWith('#')) return { kind: 'nothing' };
  if (/[\u0000-\u0008\u000a-\u001f\u007f\ufeff]/.test(text))
    return problem('has control characters or a byte order mark');
  if (text.startsWith('-----BEGIN'))
    return problem('begins a block such as a private key, which does not belong here: write public keys');
  const first = PRINCIPALS.exec(text);
  const principals = first?.[1] ?? first?.[2];
  if (first === null || principals === undefined || principals === '')
    return problem('does not begin with principals such as `lab/kvm-1` or `lab/*`, followed by a key');
  const rest = text.slice(first[0].length);
  const [options, afterOptions] = splitOptions(rest);
  const read = readSignerOptions(options);
  if (typeof read === 'string') return problem(read);
  const [type = '', base64 = '', ...comment] = afterOptions.split(/[ \t]+/);
  const keyBlob = readKey(type, base64);
  if (typeof keyBlob === 'string') return problem(keyBlob);
  const signer = { line, principals, ...read, keyBlob, comment: comment.join(' ').trim() };
  return { kind: 'signer', signer };
}

/** Quotes hold principals with blanks together, which no pattern for a host has, but other uses of the file may. */
const PRINCIPALS = /^(?:"([^"]*)"|([^"\s]+))[ \t]+/;

/** Up to the first blank outside quotes, where that is no key already. */
const OPTIONS = /^((?:[^" \t]|"(?:\\"|\\(?!")|[^"\\])*")+)[ \t]+/;

function splitOptions(rest: string): readonly [options: string, after: string] {
  const type = rest.split(/[ \t]/, 1)[0] ?? '';
  if (isKeyType(type) || LIKE_KEY_TYPE.test(type)) return ['', rest];
  const options = OPTIONS.exec(rest);
  return options === null ? [rest, ''] : [options[1] ?? '', rest.slice(options[0].length)];
}

/** Types that OpenSSH has, or had, and that are not supported: no options. */
const LIKE_KEY_TYPE = /^(ssh|ecdsa|sk-ssh|sk-ecdsa|webauthn)-[a-z0-9@.-]+$/;

/** The key's bytes, or why there are none. */
function readKey(type: string, base64: string): Uint8Array | string {
  if (type === '') return 'has no key';
  if (!isKeyType(type)) return `has no key of a type that is supported, but "${type.slice(0, 64)}"`;
  const blob = Buffer.from(base64, 'base64');
  if (base64 === '' || blob.toString('base64') !== base64) return 'has a key that is no base64';
  try {
    const key = readPublicKey(blob);
    return key.type === type ? blob : `says ${type}, and its key is of type ${key.type}`;
  } catch (error) {
    if (error instanceof WireError || error instanceof UnsupportedKey)
      return `has a key that cannot be used: ${error.message}`;
    throw error;
  }
}

function problem(message: string): SignerLine {
  return { kind: 'problem', message };
}
