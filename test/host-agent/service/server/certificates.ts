import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files of a certificate authority, of a server, and of clients that it knows and does not know. */
export interface Certificates {
  readonly authority: string;
  readonly server: { readonly certificate: string; readonly key: string };
  readonly client: { readonly cert: Buffer; readonly key: Buffer };
  readonly stranger: { readonly cert: Buffer; readonly key: Buffer };
}

/** Made by openssl, for this test only. */
export function makeCertificates(folder: string): Certificates {
  const run = (...words: readonly string[]): void => {
    execFileSync('openssl', words, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  };
  const authority = (name: string): void =>
    run(
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:prime256v1',
      '-nodes',
      '-days',
      '2',
      '-subj',
      `/CN=${name}`,
      '-keyout',
      `${name}.key`,
      '-out',
      `${name}.pem`,
    );
  const signed = (name: string, by: string): void => {
    run(
      'req',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:prime256v1',
      '-nodes',
      '-subj',
      `/CN=${name}`,
      '-keyout',
      `${name}.key`,
      '-out',
      `${name}.csr`,
    );
    writeFileSync(join(folder, `${name}.ext`), `subjectAltName=DNS:${name}.example,IP:127.0.0.1\n`);
    run(
      'x509',
      '-req',
      '-in',
      `${name}.csr`,
      '-CA',
      `${by}.pem`,
      '-CAkey',
      `${by}.key`,
      '-CAcreateserial',
      '-days',
      '2',
      '-extfile',
      `${name}.ext`,
      '-out',
      `${name}.pem`,
    );
  };
  authority('authority');
  authority('other');
  signed('kvm-1', 'authority');
  signed('client', 'authority');
  signed('stranger', 'other');
  const pair = (name: string) => ({
    cert: readFileSync(join(folder, `${name}.pem`)),
    key: readFileSync(join(folder, `${name}.key`)),
  });
  return {
    authority: join(folder, 'authority.pem'),
    server: { certificate: join(folder, 'kvm-1.pem'), key: join(folder, 'kvm-1.key') },
    client: pair('client'),
    stranger: pair('stranger'),
  };
}
