/** A key of a host, as age-keygen(1) makes one. */
export interface AgeKey {
  readonly identity: string;
  readonly recipient: string;
}

export async function makeAgeKey(): Promise<AgeKey> {
  const { generateX25519Identity, identityToRecipient } = await import('age-encryption');
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}
