import { describe, expect, it } from '@jest/globals';
import { CloudInit, Image, Machine, Secret, Size } from 'fleetwright';
import { synthPlan } from 'fleetwright/testing';
import { newHost } from './support';

const BODY = '-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n-----END AGE ENCRYPTED FILE-----';

function planned(cloudInit: CloudInit): unknown {
  const host = newHost();
  const image = Image.fromFile(host, 'base', '/srv/base', {
    sha256: 'ab'.repeat(32),
    virtualSize: Size.gibibytes(1),
  });
  new Machine(host, 'web', { disks: [{ image, size: Size.gibibytes(2) }], nics: [], cloudInit });
  return synthPlan(host).machines[0]?.cloudInit;
}

describe('a secret', () => {
  it('is a reference in the plan, wherever it stands', () => {
    expect(
      planned(
        new CloudInit({
          packages: ['nginx'],
          userData: {
            password: Secret.named('default-user'),
            write_files: [{ path: '/etc/token', content: Secret.encrypted(BODY) }],
          },
          vendorData: { token: [Secret.named('token')] },
        }),
      ),
    ).toMatchObject({
      userData: {
        kind: 'structured',
        value: {
          packages: ['nginx'],
          password: { $secret: 'default-user' },
          write_files: [{ path: '/etc/token', content: { $age: `${BODY}\n` } }],
        },
      },
      vendorData: { kind: 'structured', value: { token: [{ $secret: 'token' }] } },
    });
  });

  it('is the same in the plan however its lines end', () => {
    expect(Secret.encrypted(`${BODY.replaceAll('\n', '\r\n')}\r\n\n`).reference).toEqual(
      Secret.encrypted(BODY).reference,
    );
  });

  it('has a name that can be a file on any host', () => {
    for (const name of ['', 'a/b', '..', 'A', 'a_b', 'a'.repeat(64)]) {
      expect(() => Secret.named(name)).toThrow(TypeError);
    }
  });

  it('is never shown when somebody gives it in plain text', () => {
    expect(() => Secret.encrypted('geheim')).toThrow(
      /^Secret\.encrypted takes an armoured age file(?!.*geheim)/,
    );
  });

  it('is refused at synthesis where no host would resolve it', () => {
    expect(() => planned(new CloudInit({ networkConfig: { password: Secret.named('wifi') } }))).toThrow(
      /networkConfig cannot hold a secret/,
    );
  });
});
