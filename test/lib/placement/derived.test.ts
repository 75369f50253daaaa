import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  bridgeName,
  derivedMacAddress,
  derivedUuid,
  diskSerial,
  fileNameBase,
  UUID_NAMESPACE,
} from '../../../lib/placement';

const web = { fleet: 'lab', host: 'kvm-1', key: 'kvm-1/web' };

describe('what is derived from the construct path', () => {
  // Literals: a release that derives other values makes every machine a stranger to its host.
  it('stays what it is', () => {
    expect({
      namespace: UUID_NAMESPACE,
      uuid: derivedUuid(web),
      mac: derivedMacAddress(web),
      rerolled: derivedMacAddress(web, 1),
      bridge: bridgeName(web),
      serial: diskSerial(web),
      files: fileNameBase(web),
      filesOfOthers: fileNameBase({ ...web, key: 'Rack 1/Web' }),
    }).toEqual({
      namespace: 'ddafb138-b20d-5308-8d96-a94800888114',
      uuid: '996ec8a9-26d4-56be-97b3-cf8a8234561c',
      mac: '52:54:00:88:17:8c',
      rerolled: '52:54:00:78:a1:03',
      bridge: 'fw-934e24a904ef',
      serial: '86e0ee7b5e9a368b06a0',
      files: 'kvm-1.web',
      filesOfOthers: 'rack-1-web-7dd75387c501cd36',
    });
  });

  it('has the shape that its users need', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string({ unit: 'grapheme' }), (fleet, host, key) => {
        const identity = { fleet, host, key };
        expect(derivedUuid(identity)).toMatch(
          /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
        );
        expect(derivedMacAddress(identity)).toMatch(/^52:54:00(:[0-9a-f]{2}){3}$/);
        expect(bridgeName(identity)).toMatch(/^fw-[0-9a-f]{12}$/);
        expect(diskSerial(identity)).toMatch(/^[0-9a-f]{20}$/);
        expect(fileNameBase(identity)).toMatch(/^[a-z0-9]([a-z0-9.-]{0,126}[a-z0-9])?$/);
      }),
    );
  });

  it.each([
    ['keeps a path of names', 'kvm-1/web', /^kvm-1\.web$/],
    ['keeps the longest base that fits', `${'a'.repeat(63)}/${'b'.repeat(62)}/c`, /^a{63}\.b{62}\.c$/],
    ['shortens what is one longer', `${'a'.repeat(63)}/${'b'.repeat(63)}/c`, /^a{63}-[0-9a-f]{16}$/],
    ['puts a hash behind a path of which one part is no name', 'kvm-1/Web', /^kvm-1-web-[0-9a-f]{16}$/],
    ['makes one hyphen of what cannot stand in a name', '__a%&b__', /^a-b-[0-9a-f]{16}$/],
    ['begins and ends with what is left between hyphens', '--a--', /^a-[0-9a-f]{16}$/],
  ])('makes file names that people can read: %s', (_what, key, expected) => {
    expect(fileNameBase({ ...web, key })).toMatch(expected);
  });

  it('never is the same for another fleet, host or path, not even for parts that join to the same text', () => {
    const identities = [
      web,
      { ...web, fleet: 'lab-2' },
      { ...web, host: 'kvm-2' },
      { ...web, key: 'kvm-1/db' },
      { fleet: 'la', host: 'bkvm-1', key: 'kvm-1/web' },
      { fleet: 'lab', host: 'kvm-1kvm-1', key: '/web' },
    ];
    for (const derive of [derivedUuid, derivedMacAddress, bridgeName, diskSerial]) {
      expect(new Set(identities.map((identity) => derive(identity))).size).toBe(identities.length);
    }
  });
});
