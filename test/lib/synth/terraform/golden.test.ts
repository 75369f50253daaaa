import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { App, Host } from 'fleetwright';
import { synthTerraform, testApp } from 'fleetwright/testing';
import { Lab } from '../../../../stacks/lab';
import { Web } from '../../../../stacks/web';
import { Everything } from './everything';

/**
 * Documents as they were reviewed. After a change that shall be:
 *
 *     FLEETWRIGHT_UPDATE_GOLDEN=1 npx jest --selectProjects=unit --testPathPatterns=terraform/golden
 */
const UPDATE = process.env['FLEETWRIGHT_UPDATE_GOLDEN'] === '1';

const file = (name: string): { readonly path: string; readonly sha256: string } => ({
  path: `/srv/guest/${name}`,
  sha256: 'cd'.repeat(32),
});
const GUEST = { kernel: file('vmlinuz'), initrd: file('initrd.img'), disk: file('disk.qcow2') };

const HOSTS: readonly (readonly [string, (app: App) => Host])[] = [
  ['web', (app) => new Web(app, 'web', { sshAuthorizedKeys: ['ssh-ed25519 AAAA you@example'] })],
  ['lab', (app) => new Lab(app, 'lab', { guest: GUEST })],
  ['lab-grown', (app) => new Lab(app, 'lab', { guest: GUEST, grown: true })],
  ['everything', (app) => new Everything(app, 'kvm-1')],
  ['everything-tcg', (app) => new Everything(app, 'kvm-1', { acceleration: 'tcg' })],
];

describe('the Terraform document', () => {
  it.each(HOSTS)('of "%s" is the one that was reviewed', (name, build) => {
    const text = `${JSON.stringify(synthTerraform(build(testApp())), undefined, 2)}\n`;
    const path = join(__dirname, 'golden', `${name}.json`);
    if (UPDATE) writeFileSync(path, text);
    expect(text).toBe(readFileSync(path, 'utf8'));
  });
});
