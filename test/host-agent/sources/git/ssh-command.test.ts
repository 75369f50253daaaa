import { describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { sshCommand } from '../../../../host-agent/sources/git/ssh-command';

const run = promisify(execFile);

describe('how git starts ssh', () => {
  it('is what ssh reads as meant', async () => {
    const command = sshCommand({ sshKeyFile: "/etc/key's folder/id", knownHostsFile: '/etc/known hosts' });
    // `-G` prints the settings by which ssh would connect, and does not.
    const { stdout } = await run('sh', ['-c', `${command} -G example.org`]);
    const settings = stdout.split('\n');
    for (const setting of [
      'batchmode yes',
      'stricthostkeychecking true',
      'userknownhostsfile /etc/known hosts',
      'globalknownhostsfile /dev/null',
      "identityfile /etc/key's folder/id",
      'identitiesonly yes',
      'identityagent none',
      'forwardagent no',
      'permitlocalcommand no',
      'updatehostkeys false',
      'preferredauthentications publickey',
    ]) {
      expect(settings).toContain(setting);
    }
    expect(settings.filter((setting) => setting.startsWith('identityfile '))).toHaveLength(1);
  });

  it.each(['/keys/%h', '/keys/"id', '/keys/${HOME}', '/keys/a\\b'])(
    'refuses %s, which ssh reads as another',
    (path) => {
      expect(() => sshCommand({ sshKeyFile: path, knownHostsFile: '/k' })).toThrow(path);
      expect(() => sshCommand({ knownHostsFile: path })).toThrow(path);
    },
  );
});
