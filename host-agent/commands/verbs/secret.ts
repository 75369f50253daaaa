import { encryptForRecipients, isAgeRecipient, SECRET_BYTES_MAX } from '../../executor';
import { CommandFailure } from '../command-failure';
import type { CommandContext, GlobalOptions } from '../context';
import { EXIT, type ExitCode } from '../exit-codes';
import { jsonAnswer } from '../json-answer';

export interface SecretOptions {
  /** age recipients of the hosts that shall be able to read it. */
  readonly recipient: readonly string[];
}

/** Encrypts what comes on standard input to the keys of hosts, for `Secret.encrypted`. */
export async function encryptSecret(
  { terminal }: CommandContext,
  options: GlobalOptions & SecretOptions,
  input: AsyncIterable<Uint8Array> = process.stdin,
): Promise<ExitCode> {
  const strange = options.recipient.findIndex((recipient) => !isAgeRecipient(recipient));
  if (strange >= 0) {
    throw new CommandFailure({
      code: 'no-recipient',
      // It is not shown: it may be the other half of the key.
      message: `Recipient ${strange + 1} is no age recipient of the kind that hosts have.`,
      advice:
        'Use the line that begins with "age1", as `age-keygen -y <identity file>` prints it on the host.',
    });
  }
  const armoured = await encryptForRecipients(await readSecret(input), options.recipient);
  terminal.print(
    options.json === true ? jsonAnswer('secret encrypt', { age: armoured }) : armoured.trimEnd(),
  );
  return EXIT.ok;
}

/** As a host reads a secret from a file: a line feed at its end is the editor's, or the shell's. */
async function readSecret(input: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of input) {
    length += piece.length;
    if (length > SECRET_BYTES_MAX) throw unusable(`has more than ${SECRET_BYTES_MAX} bytes`);
    pieces.push(piece);
  }
  if (length === 0) throw unusable('is empty');
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(pieces));
    return text.endsWith('\n') ? text.slice(0, -1) : text;
  } catch {
    // Without its cause, which may quote what it could not read.
    throw unusable('is no UTF-8 text');
  }
}

function unusable(why: string): CommandFailure {
  return new CommandFailure({
    code: 'secret-unusable',
    message: `What came on standard input ${why}.`,
    advice: 'Give it the secret as text: fleetwright secret encrypt --recipient age1… < file.',
  });
}
