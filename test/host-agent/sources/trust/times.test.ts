import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { tryParseTime } from '../../../../host-agent/sources/trust/times';
import { SshKeys } from './ssh-keys';

const NOW_MS = Date.UTC(2026, 5, 15, 12, 30, 10);
const content = Buffer.from('content\n');

describe('times of keys', () => {
  it.each([
    ['20260615Z', Date.UTC(2026, 5, 15)],
    ['20260615z', Date.UTC(2026, 5, 15)],
    ['20260615UTC', Date.UTC(2026, 5, 15)],
    ['202606151230Z', Date.UTC(2026, 5, 15, 12, 30)],
    ['20260615123010Z', NOW_MS],
    ['20260615', new Date(2026, 5, 15).getTime()],
    ['202606151230', new Date(2026, 5, 15, 12, 30).getTime()],
    ['20260229Z', Date.UTC(2026, 2, 1)],
  ])('%s', (text, timeMs) => {
    expect(tryParseTime(text)).toBe(timeMs);
  });

  it.each([
    '',
    'Z',
    '2026',
    '2026061',
    '2026061512',
    '2026061512301',
    '20261301',
    '20260100',
    '202601012400',
  ])('are not: "%s"', (text) => {
    expect(tryParseTime(text)).toBeUndefined();
  });
});

describe('times without Z', () => {
  let keys: SshKeys;
  let key = '';
  let program = '';
  beforeAll(() => {
    keys = new SshKeys();
    key = keys.make('alice', '-t', 'ed25519');
    const [bundle] = buildSync({
      entryPoints: [join(__dirname, '../../../../host-agent/sources/trust/times.ts')],
      bundle: true,
      platform: 'node',
      format: 'iife',
      globalName: 'times',
      write: false,
    }).outputFiles;
    program = `${bundle?.text ?? ''};console.log(times.tryParseTime(process.argv[1]))`;
  });
  afterAll(() => keys.remove());

  it.each([
    ['Asia/Tokyo', '202606152131', true],
    ['Asia/Tokyo', '202606152130', false],
    ['America/Lima', '202606150731', true],
    ['America/Lima', '202606150730', false],
  ])('are of the time zone of this machine: %s, %s', (timeZone, time, isAfterNow) => {
    const timeMs = Number(
      // A process keeps the time zone that it began with.
      execFileSync(process.execPath, ['-e', program, time], { env: { TZ: timeZone }, encoding: 'utf8' }),
    );
    const theirs = keys.verifies({
      content,
      signature: keys.sign(key, content),
      allowedSigners: `lab/* valid-before="${time}" ${keys.publicKey(key)}\n`,
      principal: 'lab/kvm-1',
      nowMs: NOW_MS,
      timeZone,
    });
    expect({ ours: NOW_MS <= timeMs, theirs }).toEqual({ ours: isAfterNow, theirs: isAfterNow });
  });
});
