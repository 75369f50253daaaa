import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface Certificate {
  readonly certificateFile: string;
  readonly keyFile: string;
}

/** Certificates made by openssl(1) in a folder: an authority that signs itself, and what it signs. */
export async function makeAuthority(folder: string, name: string) {
  const authority = filesOf(folder, name);
  await run('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'],
    ...['-subj', `/CN=${name}`, '-keyout', authority.keyFile, '-out', authority.certificateFile],
  ]);
  return {
    ...authority,
    /** For 127.0.0.1, or for whom it is. */
    async sign(subject: string): Promise<Certificate> {
      const signed = filesOf(folder, `${name}-${subject}`);
      const request = join(folder, `${name}-${subject}.csr`);
      const extensions = join(folder, `${name}-${subject}.ext`);
      await writeFile(extensions, `subjectAltName=IP:${subject === 'server' ? '127.0.0.1' : '192.0.2.1'}\n`);
      await run('openssl', [
        ...['req', '-new', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
        ...['-subj', `/CN=${subject}`, '-keyout', signed.keyFile, '-out', request],
      ]);
      await run('openssl', [
        ...['x509', '-req', '-in', request, '-days', '2', '-extfile', extensions, '-CAcreateserial'],
        ...['-CA', authority.certificateFile, '-CAkey', authority.keyFile, '-out', signed.certificateFile],
      ]);
      return signed;
    },
  };
}

function filesOf(folder: string, name: string): Certificate {
  return { certificateFile: join(folder, `${name}.crt`), keyFile: join(folder, `${name}.key`) };
}
