/**
 * Texts encrypted with age (https://age-encryption.org/v1): to the host's key they may stand in a program and its plan. The library is
 * loaded when it is first needed: most runs meet no secret.
 */

/** Bech32 of 32 bytes, as age-keygen(1) prints it. */
const RECIPIENT = /^age1[02-9ac-hj-np-z]{58}$/;

/** Whether a text is an age recipient of the kind that host keys have (X25519). */
export function isAgeRecipient(text: string): boolean {
  return RECIPIENT.test(text);
}

/** Encrypts a text so that only the owners of these recipients can read it, as an armoured age file. */
export async function encryptForRecipients(
  text: string | Uint8Array,
  recipients: readonly string[],
): Promise<string> {
  const { armor, Encrypter } = await import('age-encryption');
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return `${armor.encode(await encrypter.encrypt(text)).trimEnd()}\n`;
}

/**
 * What an armoured age file holds.
 *
 * @throws Error when no identity fits, or the file is damaged; its message may hold anything of the file
 */
export async function decryptWithIdentities(
  armoured: string,
  identities: readonly string[],
): Promise<Uint8Array> {
  const { armor, Decrypter } = await import('age-encryption');
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  return decrypter.decrypt(armor.decode(armoured));
}
