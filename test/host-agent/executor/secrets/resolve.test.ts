import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { assert, asyncProperty, boolean, constantFrom, string } from 'fast-check';
import { encryptForRecipients } from '../../../../host-agent/executor';
import { StepError } from '../../../../host-agent/executor/failure';
import { resolveSecrets, type SecretSettings } from '../../../../host-agent/executor/secrets/resolve';
import type { JsonValue, PlanCloudInit } from '../../../../lib/plan';
import { makeAgeKey } from '../../../support/age-key';

/** A second on a quiet machine. */
const TEST_MS_MAX = 60_000;
const PLANTED = 'planted-8f2e6c-never-to-be-seen';

/** Others cannot give a file away. */
const itAsRoot = process.getuid?.() === 0 ? it : it.skip;

let folder: string;
let settings: SecretSettings & { readonly credentialsDirectory: string };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fleetwright-secrets-'));
  settings = {
    directory: join(folder, 'secrets'),
    identityFile: join(folder, 'age-identity'),
    credentialsDirectory: join(folder, 'credentials'),
  };
  mkdirSync(settings.directory);
  mkdirSync(settings.credentialsDirectory);
});
afterEach(() => rmSync(folder, { recursive: true }));

const seedWith = (value: JsonValue): PlanCloudInit => ({
  metaData: { kind: 'text', text: '' },
  userData: { kind: 'structured', value: { password: value } },
});

describe('secrets that are named over and over', () => {
  it('are refused before they are put in', async () => {
    put('large', 'x'.repeat(64 * 1024));
    expect(await failure(Array.from({ length: 300 }, () => ({ $secret: 'large' })))).toMatch(
      /^too-large: The 300 secrets .* have 19660800 characters/,
    );
  });
});

async function resolved(value: JsonValue, used: SecretSettings = settings): Promise<unknown> {
  const { userData } = await resolveSecrets(seedWith(value), used);
  return userData?.kind === 'structured' ? userData.value['password'] : undefined;
}

/** The failure as a report shows it. */
async function failure(value: JsonValue, used: SecretSettings = settings): Promise<string> {
  try {
    await resolved(value, used);
  } catch (error) {
    if (!(error instanceof StepError)) throw error;
    expect(String(error.stack)).not.toContain(PLANTED);
    expect(error.cause).toBeUndefined();
    return `${error.code}: ${error.message}`;
  }
  throw new Error('it was resolved');
}

function put(name: string, text: string | Buffer, mode = 0o600, directory = settings.directory): string {
  const path = join(directory, name);
  writeFileSync(path, text);
  chmodSync(path, mode);
  return path;
}

/** Gives the host a key, and tells for whom to encrypt. */
async function makeIdentity(): Promise<string> {
  const { identity, recipient } = await makeAgeKey();
  put(
    'age-identity',
    `# public key: ${recipient}
${identity}
`,
    0o600,
    folder,
  );
  return recipient;
}

describe('a secret by name', () => {
  it('is what its file holds, without the line feed at its end', async () => {
    put('db', `${PLANTED}\n`);
    put('two-lines', 'a\nb\n\n');
    put('read-only', PLANTED, 0o400);
    expect(await resolved({ $secret: 'db' })).toBe(PLANTED);
    expect(await resolved([{ $secret: 'two-lines' }, { deep: { $secret: 'read-only' } }])).toEqual([
      'a\nb\n',
      { deep: PLANTED },
    ]);
  });

  it('is looked for among the credentials of systemd first', async () => {
    put('db', 'of the folder');
    put('db', PLANTED, 0o440, settings.credentialsDirectory);
    expect(await resolved({ $secret: 'db' })).toBe(PLANTED);
    const { credentialsDirectory: _none, ...without } = settings;
    expect(await resolved({ $secret: 'db' }, without)).toBe('of the folder');
  });

  it('that is nowhere fails with its name and where it was looked for', async () => {
    expect(await failure({ $secret: 'db' })).toBe(
      `secret-missing: The plan refers to the secret "db", which this host does not have (looked for at ` +
        `${folder}/credentials/db and ${folder}/secrets/db): put it there, then apply again.`,
    );
  });

  it.each([
    ['group', 0o640],
    ['world', 0o604],
    ['writers', 0o620],
  ])('is not taken from a file that is open to its %s', async (_who, mode) => {
    const path = put('db', PLANTED, mode);
    expect(await failure({ $secret: 'db' })).toBe(
      `secret-unreadable: The secret "db" cannot be used: ${path} is open to other users (mode ${mode
        .toString(8)
        .padStart(4, '0')}). Run \`chmod 600 ${path}\`.`,
    );
  });

  itAsRoot('is not taken from a file of another user', async () => {
    const path = put('db', PLANTED);
    chownSync(path, 4711, 0);
    expect(await failure({ $secret: 'db' })).toContain(`${path} belongs to user 4711`);
  });

  it('is not taken through a link, nor from a folder or a pipe', async () => {
    symlinkSync(put('elsewhere', PLANTED), join(settings.directory, 'link'));
    mkdirSync(join(settings.directory, 'folder'));
    execFileSync('mkfifo', ['-m', '600', join(settings.directory, 'pipe')]);
    expect(await failure({ $secret: 'link' })).toContain('is a symbolic link');
    expect(await failure({ $secret: 'folder' })).toContain('is no plain file');
    expect(await failure({ $secret: 'pipe' })).toContain('is no plain file');
  });

  it('is a text of bounded length', async () => {
    put('largest', 'x'.repeat(64 * 1024));
    put('larger', `${PLANTED}${'x'.repeat(64 * 1024)}`);
    put('binary', Buffer.concat([Buffer.from(PLANTED), Buffer.from([0xff, 0xfe])]));
    expect(await resolved({ $secret: 'largest' })).toHaveLength(64 * 1024);
    expect(await failure({ $secret: 'larger' })).toMatch(/^secret-unreadable: .*has more than 65536 bytes/);
    expect(await failure({ $secret: 'binary' })).toMatch(/^secret-unreadable: .*is no UTF-8 text/);
  });
});

describe('a value encrypted to the host', () => {
  it('is decrypted with any of its identities', async () => {
    const [first, second] = [await makeAgeKey(), await makeAgeKey()];
    put(
      'age-identity',
      `# two keys

${first.identity}
${second.identity}`,
      0o600,
      folder,
    );
    const { recipient } = second;
    expect(await resolved({ $age: await encryptForRecipients(PLANTED, [recipient]) })).toBe(PLANTED);
  });

  it('fails without an identity, and says where one belongs', async () => {
    const armoured = await encryptForRecipients(PLANTED, [await makeIdentity()]);
    rmSync(settings.identityFile);
    expect(await failure({ $age: armoured })).toMatch(/^secret-missing: .*looked for at .*age-identity/);
  });

  it('fails for another host, as does one that was damaged or made with a passphrase', async () => {
    const foreign = await encryptForRecipients(PLANTED, [await makeIdentity()]);
    const own = await encryptForRecipients(PLANTED, [await makeIdentity()]);
    const lines = own.split('\n');
    const damaged = [...lines.slice(0, 3), `A${lines[3]?.slice(1)}`, ...lines.slice(4)].join('\n');
    const cut = [...lines.slice(0, 2), ...lines.slice(-2)].join('\n');
    for (const $age of [foreign, damaged, cut]) {
      expect(await failure({ $age })).toMatch(
        /^secret-undecryptable: .*\(sha256 [0-9a-f]{12}…\) which no identity/,
      );
    }
  });

  it('has the bounds of every secret', async () => {
    const recipient = await makeIdentity();
    const long = await encryptForRecipients('x'.repeat(64 * 1024 + 1), [recipient]);
    const binary = await encryptForRecipients(Buffer.from([0xff]), [recipient]);
    expect(await failure({ $age: long })).toMatch(/^secret-undecryptable: .*longer than 65536 bytes/);
    expect(await failure({ $age: binary })).toMatch(/^secret-undecryptable: .*no UTF-8 text/);
  });

  it('is not decrypted with a file that is open to others, or holds something else than identities', async () => {
    const armoured = await encryptForRecipients('other', [await makeIdentity()]);
    chmodSync(settings.identityFile, 0o644);
    expect(await failure({ $age: armoured })).toMatch(/^secret-unreadable: The age identity of this host/);
    put('age-identity', `# ssh\n${PLANTED}\n`, 0o600, folder);
    expect(await failure({ $age: armoured })).toMatch(/something else than an age identity in line 2\./);
    put('age-identity', '# nothing\n', 0o600, folder);
    expect(await failure({ $age: armoured })).toMatch(/holds no identity/);
  });
});

describe('documents', () => {
  it('without references are left alone, and no file is looked at', async () => {
    const seed = seedWith({ plain: 'text', list: [1, true, null] });
    expect(await resolveSecrets(seed, { directory: '/nowhere', identityFile: '/nowhere' })).toBe(seed);
  });

  it('are resolved in user and vendor data, and keep all else', async () => {
    put('db', PLANTED);
    const seed = {
      ...seedWith('plain'),
      vendorData: { kind: 'structured' as const, value: { a: { $secret: 'db' }, b: 2 } },
      pool: 'default',
    };
    expect(await resolveSecrets(seed, settings)).toEqual({
      ...seed,
      vendorData: { kind: 'structured', value: { a: PLANTED, b: 2 } },
    });
  });

  it(
    'never show a secret when something is wrong with it, whatever it is',
    async () => {
      await assert(
        asyncProperty(
          string({ minLength: 12, unit: 'binary' }),
          constantFrom(0o644, 0o600),
          boolean(),
          async (text, mode, asIdentity) => {
            put('db', Buffer.concat([Buffer.from(text), Buffer.from([0xff])]), mode);
            put('age-identity', text, mode, folder);
            const armoured = `-----BEGIN AGE ENCRYPTED FILE-----\n${Buffer.from(text).toString('base64').slice(0, 64)}\n-----END AGE ENCRYPTED FILE-----\n`;
            const said = await failure(asIdentity ? { $age: armoured } : { $secret: 'db' });
            expect(said).not.toContain(text);
          },
        ),
        { numRuns: 60 },
      );
    },
    TEST_MS_MAX,
  );
});
