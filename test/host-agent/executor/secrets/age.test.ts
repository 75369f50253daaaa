import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { encryptForRecipients, isAgeRecipient } from '../../../../host-agent/executor';
import { decryptWithIdentities } from '../../../../host-agent/executor/secrets/age';
import { isAgeArmour } from '../../../../lib/plan';
import { makeAgeKey } from '../../../support/age-key';
import { hasTool } from '../../../support/tools';

/** Debian's program is the oracle. */
const itWithProgram = hasTool('/usr/bin/age') ? it : it.skip;

const TEXT = 'pässword with "quotes", $dollars and\ntwo lines';

describe('age', () => {
  let folder: string;
  let identity: string;
  let recipient: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'fleetwright-age-'));
    ({ identity, recipient } = await makeAgeKey());
    writeFileSync(join(folder, 'identity'), identity, { mode: 0o600 });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  itWithProgram('makes what the age program decrypts', async () => {
    const armoured = await encryptForRecipients(TEXT, [recipient]);
    expect(isAgeArmour(armoured)).toBe(true);
    const decrypted = execFileSync('age', ['--decrypt', '-i', join(folder, 'identity')], { input: armoured });
    expect(decrypted.toString('utf8')).toBe(TEXT);
  });

  itWithProgram('reads what the age program makes, however long it may be', async () => {
    for (const text of [TEXT, '', 'x'.repeat(64 * 1024)]) {
      const armoured = execFileSync('age', ['--armor', '-r', recipient], { input: text, encoding: 'utf8' });
      expect(isAgeArmour(armoured)).toBe(true);
      expect(Buffer.from(await decryptWithIdentities(armoured, [identity])).toString('utf8')).toBe(text);
    }
  });

  it('knows recipients from what only looks like them', () => {
    expect(isAgeRecipient(recipient)).toBe(true);
    expect(isAgeRecipient(identity)).toBe(false);
    expect(isAgeRecipient('ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI')).toBe(false);
    expect(isAgeRecipient(`${recipient}\n`)).toBe(false);
  });
});
