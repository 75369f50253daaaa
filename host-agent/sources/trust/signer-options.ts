import { tryParseTime } from './times';

/** What limits a key in the file of allowed signers. */
export interface SignerOptions {
  /** Patterns between commas; absent: for anything. */
  readonly namespaces?: string;
  readonly validAfterMs?: number;
  readonly validBeforeMs?: number;
  /** The key signs certificates, which are not supported here. */
  readonly isCertificateAuthority: boolean;
}

type Options = { -readonly [Key in keyof SignerOptions]: SignerOptions[Key] };

/** A flag, or a name with a value between quotes, in which `\"` is a quote. */
const OPTION = /^([a-z-]+)(?:="((?:\\"|\\(?!")|[^"\\])*)")?(?:,|$)/i;

/** Reads options between commas, as sshsig's parser does; a text says what is wrong with them. */
export function readSignerOptions(text: string): SignerOptions | string {
  const options: Options = { isCertificateAuthority: false };
  let rest = text;
  while (rest !== '') {
    const match = OPTION.exec(rest);
    if (match === null) return `has options that cannot be read, from "${rest.slice(0, 64)}" on`;
    const [whole, name = '', value] = match;
    const fault = readOption(options, name.toLowerCase(), value?.replaceAll('\\"', '"'));
    if (fault !== undefined) return fault;
    rest = rest.slice(whole.length);
    if (rest === '' && whole.endsWith(',')) return 'has a comma after its last option';
  }
  const { validAfterMs, validBeforeMs } = options;
  if (validAfterMs !== undefined && validBeforeMs !== undefined && validBeforeMs <= validAfterMs)
    return 'ends to be valid before it begins';
  return options;
}

/** Takes one option into `options`, or says what is wrong. */
function readOption(options: Options, name: string, value: string | undefined): string | undefined {
  if (name === 'cert-authority' && value === undefined) {
    options.isCertificateAuthority = true;
    return undefined;
  }
  if (value === undefined) return `has the option "${name}", which is none or wants a value between quotes`;
  switch (name) {
    case 'namespaces':
      if (options.namespaces !== undefined) return 'has "namespaces" twice';
      options.namespaces = value;
      return undefined;
    case 'valid-after':
      if (options.validAfterMs !== undefined) return 'has "valid-after" twice';
      return readTime(value, name, (timeMs) => (options.validAfterMs = timeMs));
    case 'valid-before':
      if (options.validBeforeMs !== undefined) return 'has "valid-before" twice';
      return readTime(value, name, (timeMs) => (options.validBeforeMs = timeMs));
    default:
      return `has the option "${name}", which is not known`;
  }
}

function readTime(text: string, name: string, take: (timeMs: number) => void): string | undefined {
  const timeMs = tryParseTime(text);
  if (timeMs === undefined)
    return `has "${name}" with something that is no time such as 20261231Z or 202612312359Z`;
  take(timeMs);
  return undefined;
}
