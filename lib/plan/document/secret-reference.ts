import type { CloudInitDocument, JsonObject, JsonValue } from './cloud-init';
import { NAME_PATTERN } from './names';

/** Stands for a text that only the host knows: a file or systemd credential of this name. */
interface NamedSecret {
  readonly $secret: string;
}
/** Stands for a text that only the host can read: an age file, armoured, for a key of the host. */
interface EncryptedSecret {
  readonly $age: string;
}
/** What takes the place of a text in structured cloud-init data that is not the plan's to know. */
export type SecretReference = NamedSecret | EncryptedSecret;

/** 128 KiB: a text of 64 KiB, which is all that a secret may have, takes 90 as an armoured age file. */
const ARMOUR_LENGTH_MAX = 128 * 1024;

/** PEM as age writes it: its two lines around lines of base64 (https://age-encryption.org/v1, "ASCII armor"). */
const ARMOUR =
  /^-----BEGIN AGE ENCRYPTED FILE-----\r?\n([A-Za-z0-9+/=]{1,64}\r?\n)+-----END AGE ENCRYPTED FILE-----\s*$/;

/** Whether a text looks like an armoured age file; only the host can say whether it is one. */
export function isAgeArmour(text: string): boolean {
  return text.length <= ARMOUR_LENGTH_MAX && ARMOUR.test(text);
}

/** Whether an object has a key that is kept for references. */
export function isMeantAsReference(value: JsonObject): boolean {
  return Object.keys(value).some((key) => key.startsWith('$'));
}

/** The reference that an object is; undefined for any other object, and for what is only meant as one. */
export function tryReadReference(value: JsonObject): SecretReference | undefined {
  if (Object.keys(value).length !== 1) return undefined;
  const { $secret, $age } = value;
  if (typeof $secret === 'string' && NAME_PATTERN.test($secret)) return { $secret };
  return typeof $age === 'string' && isAgeArmour($age) ? { $age } : undefined;
}

/** Every reference in structured data, in its order; the same one as often as it is there. */
export function secretReferencesIn(document: CloudInitDocument | undefined): readonly SecretReference[] {
  return document?.kind === 'structured' ? referencesIn(document.value) : [];
}

function referencesIn(value: JsonValue): readonly SecretReference[] {
  if (Array.isArray(value)) return value.flatMap((member: JsonValue) => referencesIn(member));
  if (!isObject(value)) return [];
  const reference = tryReadReference(value);
  return reference === undefined ? Object.values(value).flatMap(referencesIn) : [reference];
}

/** Structured data with each reference replaced by what `textOf` knows for it. */
export function withSecrets(
  document: CloudInitDocument,
  textOf: (reference: SecretReference) => string,
): CloudInitDocument {
  if (document.kind !== 'structured') return document;
  const entries = Object.entries(document.value).map(
    ([key, member]) => [key, resolved(member, textOf)] as const,
  );
  return { kind: 'structured', value: Object.fromEntries(entries) };
}

function resolved(value: JsonValue, textOf: (reference: SecretReference) => string): JsonValue {
  if (Array.isArray(value)) return value.map((member: JsonValue) => resolved(member, textOf));
  if (!isObject(value)) return value;
  const reference = tryReadReference(value);
  if (reference !== undefined) return textOf(reference);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, resolved(member, textOf)]));
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
