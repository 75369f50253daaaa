import { createHash } from 'node:crypto';
import { join } from 'node:path';
import {
  secretReferencesIn,
  withSecrets,
  type CloudInitDocument,
  type PlanCloudInit,
  type SecretReference,
} from '../../../lib/plan';
import { StepError } from '../failure';
import { decryptWithIdentities } from './age';
import { SECRET_BYTES_MAX, tryReadSecretFile, unreadable } from './secret-file';

/** Where this host keeps what plans only refer to. */
export interface SecretSettings {
  /** A file for each secret, by its name. */
  readonly directory: string;
  /** age identities of this host, one a line. */
  readonly identityFile: string;
  /** systemd's credentials of this process, looked at first. */
  readonly credentialsDirectory?: string;
}

/** A quarter of what a seed can hold: more than keys and passwords ever take. */
const SECRETS_LENGTH_MAX = 16 * 1024 * 1024;

/** The secret part of an age key, as age-keygen(1) writes it. */
const IDENTITY = /^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/;

/**
 * Cloud-init documents with every reference replaced by its text. What this gives is never logged, kept or shown: it goes into the
 * bytes of a seed and nowhere else.
 *
 * @throws StepError `secret-missing`, `secret-unreadable` or `secret-undecryptable`, which name the secret and the file; `too-large`
 */
export async function resolveSecrets<Documents extends PlanCloudInit>(
  cloudInit: Documents,
  settings: SecretSettings,
): Promise<Documents> {
  const { userData, vendorData } = cloudInit;
  const references = [...secretReferencesIn(userData), ...secretReferencesIn(vendorData)];
  if (references.length === 0) return cloudInit;
  const texts = new Map<string, string>();
  for (const reference of references) {
    const key = keyOf(reference);
    if (!texts.has(key)) texts.set(key, await textOf(reference, settings));
  }
  requireRoom(references, texts);
  const fill = (document: CloudInitDocument): CloudInitDocument =>
    withSecrets(document, (reference) => {
      const text = texts.get(keyOf(reference));
      if (text === undefined) throw new Error('a reference to a secret was found only once');
      return text;
    });
  return {
    ...cloudInit,
    ...(userData === undefined ? {} : { userData: fill(userData) }),
    ...(vendorData === undefined ? {} : { vendorData: fill(vendorData) }),
  };
}

/** Before they are put in: a plan of a megabyte may name one secret a hundred thousand times. */
function requireRoom(references: readonly SecretReference[], texts: ReadonlyMap<string, string>): void {
  const length = references.reduce((sum, reference) => sum + (texts.get(keyOf(reference))?.length ?? 0), 0);
  if (length <= SECRETS_LENGTH_MAX) return;
  throw new StepError(
    'too-large',
    `The ${references.length} secrets in one machine's cloud-init data have ${length} characters together; at most ${SECRETS_LENGTH_MAX} are ` +
      'put into a seed. Refer to each once, and let the guest copy it.',
  );
}

function keyOf(reference: SecretReference): string {
  return '$secret' in reference ? `secret ${reference.$secret}` : `age ${reference.$age}`;
}

function textOf(reference: SecretReference, settings: SecretSettings): Promise<string> {
  return '$secret' in reference
    ? namedText(reference.$secret, settings)
    : decryptedText(reference.$age, settings);
}

async function namedText(name: string, settings: SecretSettings): Promise<string> {
  const { directory, credentialsDirectory } = settings;
  const what = `secret "${name}"`;
  const files = [
    ...(credentialsDirectory === undefined
      ? []
      : [{ path: join(credentialsDirectory, name), what, isCredential: true }]),
    { path: join(directory, name), what },
  ];
  for (const file of files) {
    const text = await tryReadSecretFile(file);
    // An editor ends a file with a line feed, and a password has none.
    if (text !== undefined) return text.endsWith('\n') ? text.slice(0, -1) : text;
  }
  const places = files.map(({ path }) => path).join(' and ');
  throw new StepError(
    'secret-missing',
    `The plan refers to the secret "${name}", which this host does not have (looked for at ${places}): put it there, then apply again.`,
  );
}

async function decryptedText(armoured: string, settings: SecretSettings): Promise<string> {
  const identities = await readIdentities(settings.identityFile);
  const what = `value encrypted with age (sha256 ${digestStart(armoured)}…)`;
  let bytes: Uint8Array;
  try {
    bytes = await decryptWithIdentities(armoured, identities);
  } catch {
    // The cause is left out on purpose: what it says of the file is not ours to vouch for.
    throw new StepError(
      'secret-undecryptable',
      `The plan holds a ${what} which no identity in ${settings.identityFile} can decrypt: encrypt it to this host's ` +
        'recipient (`age-keygen -y` prints it), or correct the file; then apply again.',
    );
  }
  if (bytes.length > SECRET_BYTES_MAX) {
    const why = `The plan holds a ${what} which is longer than ${SECRET_BYTES_MAX} bytes: secrets are texts of at most that many.`;
    throw new StepError('secret-undecryptable', why);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const why = `The plan holds a ${what} which is no UTF-8 text: encrypt binary secrets as base64, and let the guest decode them.`;
    throw new StepError('secret-undecryptable', why);
  }
}

/** Enough to find a value in a program, and nothing of what it hides. */
function digestStart(armoured: string): string {
  return createHash('sha256').update(armoured).digest('hex').slice(0, 12);
}

async function readIdentities(path: string): Promise<readonly string[]> {
  const file = { path, what: 'age identity of this host' };
  const text = await tryReadSecretFile(file);
  if (text === undefined) {
    throw new StepError(
      'secret-missing',
      `The plan holds values encrypted with age, and this host has no identity to decrypt them (looked for at ${path}): ` +
        'put the one there that they were encrypted to, then apply again.',
    );
  }
  const lines = text.split('\n').map((line, index) => ({ line: line.trim(), number: index + 1 }));
  const stated = lines.filter(({ line }) => line !== '' && !line.startsWith('#'));
  const strange = stated.find(({ line }) => !IDENTITY.test(line));
  if (strange !== undefined) {
    const why = `has something else than an age identity in line ${strange.number}`;
    throw unreadable(
      file,
      why,
      'Lines are AGE-SECRET-KEY-1… as age-keygen writes them; keys of SSH are not read.',
    );
  }
  if (stated.length === 0) throw unreadable(file, 'holds no identity', 'Make one with `age-keygen`.');
  return stated.map(({ line }) => line);
}
