import { describe, expect, it } from '@jest/globals';
import type { CommandContext } from '../../../host-agent/commands/context';
import { encryptSecret } from '../../../host-agent/commands/verbs/secret';
import { decryptWithIdentities } from '../../../host-agent/executor/secrets/age';
import { isAgeArmour } from '../../../lib/plan';
import { makeAgeKey } from '../../support/age-key';

async function encrypted(
  input: readonly (string | Uint8Array)[],
  recipient: readonly string[],
  options: { readonly json?: boolean } = {},
): Promise<string> {
  const printed: string[] = [];
  const terminal = { print: (text: string) => printed.push(text) } as unknown as CommandContext['terminal'];
  // oxlint-disable-next-line typescript/require-await -- as a stream gives its pieces
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (const piece of input) yield typeof piece === 'string' ? Buffer.from(piece) : piece;
  }
  const context = { terminal } as CommandContext;
  expect(await encryptSecret(context, { ...options, recipient }, pieces())).toBe(0);
  return printed.join('\n');
}

async function decrypted(armoured: string, identity: string): Promise<string> {
  return Buffer.from(await decryptWithIdentities(armoured, [identity])).toString('utf8');
}

describe('fleetwright secret encrypt', () => {
  it('prints what each of the hosts can decrypt, without the line feed of a shell', async () => {
    const [one, two] = [await makeAgeKey(), await makeAgeKey()];
    const armoured = await encrypted(['pass', 'wörd\n'], [one.recipient, two.recipient]);
    expect(isAgeArmour(armoured)).toBe(true);
    expect(armoured).not.toContain('pass');
    expect([await decrypted(armoured, one.identity), await decrypted(armoured, two.identity)]).toEqual([
      'passwörd',
      'passwörd',
    ]);
    const answer: unknown = JSON.parse(await encrypted(['x'], [one.recipient], { json: true }));
    expect(answer).toMatchObject({ command: 'secret encrypt' });
    expect(await decrypted((answer as { readonly age: string }).age, one.identity)).toBe('x');
  });

  it('refuses what no host would take, and never repeats it', async () => {
    const { recipient, identity } = await makeAgeKey();
    await expect(encrypted(['x'], ['ssh-ed25519 AAAA'])).rejects.toMatchObject({ code: 'no-recipient' });
    await expect(encrypted(['x'], [identity])).rejects.toMatchObject({
      code: 'no-recipient',
      message: expect.not.stringContaining(identity),
    });
    for (const input of [[], ['geheim'.repeat(11_000)], ['geheim', Uint8Array.of(0xff)]]) {
      await expect(encrypted(input, [recipient])).rejects.toMatchObject({
        code: 'secret-unusable',
        message: expect.not.stringContaining('geheim'),
        cause: undefined,
      });
    }
  });
});
