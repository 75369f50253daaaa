import { RELEASE_BYTES_MAX } from '../release-bytes';
import { isCutArmour, tryDearmour } from '../trust/armour';
import { fileProblem, type ReleaseProblem } from './problem';
import { RELEASE_EXTRA_BYTES_MAX } from './types';

/** The two parts of a release file, of which nothing is known yet. */
export interface ReleaseFile {
  readonly bytes: Uint8Array;
  /** The first line, its line feed included. */
  readonly statementBytes: Uint8Array;
  /** The armoured signature; absent: unsigned. */
  readonly signature?: string;
}

export type ReleaseFileResult =
  | { readonly ok: true; readonly file: ReleaseFile }
  | { readonly ok: false; readonly problem: ReleaseProblem };

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const OPENING_BRACE = 0x7b;

const FETCH_AGAIN =
  'Fetch it again; if it is cut at its source too, make it anew with `fleetwright release`.';

/** Takes a release file apart: the line with the statement, and the signature. */
export function splitReleaseFile(bytes: Uint8Array): ReleaseFileResult {
  if (bytes.length === 0) return no('empty', 'the file is empty', FETCH_AGAIN);
  if (bytes.length > RELEASE_BYTES_MAX) {
    const message = `the file has more than ${RELEASE_BYTES_MAX} bytes, the most that a release may have`;
    return no('too-large', message, 'See whether it is a release at all.');
  }
  const end = bytes.indexOf(LINE_FEED);
  if (end < 0) return no('cut-short', 'the file ends within its first line', FETCH_AGAIN);
  if (bytes[end - 1] === CARRIAGE_RETURN) {
    return no(
      'line-ends',
      'some program has changed its line ends, which a signature does not survive',
      'Keep it as it was made; in git, write `*.release -text` into .gitattributes.',
    );
  }
  const statementBytes = bytes.subarray(0, end + 1);
  const rest = bytes.subarray(end + 1);
  if (rest.length > RELEASE_EXTRA_BYTES_MAX)
    return no('signature-form', `more than ${RELEASE_EXTRA_BYTES_MAX} bytes follow the statement`);
  if (rest.every(isSpace)) return { ok: true, file: { bytes, statementBytes } };
  const signature = Buffer.from(rest).toString('latin1');
  if (tryDearmour(signature) !== undefined) return { ok: true, file: { bytes, statementBytes, signature } };
  if (statementBytes[0] !== OPENING_BRACE) {
    return no('not-json', `the file is no release, but ${kindOf(bytes)}`, 'See what is at its source.');
  }
  return isCutArmour(signature)
    ? no('cut-short', 'the file ends within its signature', FETCH_AGAIN)
    : no('signature-form', 'what follows the statement is no SSH signature, or more than one');
}

/** So much tells one kind of file from another. */
const BEGINNING_BYTES = 64;

/** What is often there instead. The text itself is not repeated: it may be any file of the host. */
function kindOf(bytes: Uint8Array): string {
  const beginning = Buffer.from(bytes.subarray(0, BEGINNING_BYTES)).toString('latin1').trimStart();
  if (/^<(!doctype html|html|head|body|\?xml)/i.test(beginning)) return 'a web page';
  return beginning.startsWith('version https://git-lfs') ? 'a pointer of git lfs' : 'something else';
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
}

function no(code: ReleaseProblem['code'], message: string, advice?: string): ReleaseFileResult {
  return { ok: false, problem: fileProblem(code, message, advice) };
}
