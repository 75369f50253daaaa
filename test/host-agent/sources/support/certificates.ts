import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const NEW_KEY = '-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes';

export interface Certificate {
  readonly certificateFile: string;
  readonly keyFile: string;
}

/** Certificates made by openssl(1) in a folder: an authority that signs itself, and what it signs. */
export async function makeAuthority(folder: string, name: string) {
  const authority = filesOf(folder, name);
  await openssl(
    `req -x509 ${NEW_KEY} -days 2 -subj /CN=${name}`,
    ['-keyout', authority.keyFile],
    ['-out', authority.certificateFile],
  );
  return {
    ...authority,
    /** For 127.0.0.1, or for whom it is. */
    async sign(subject: string): Promise<Certificate> {
      const signed = filesOf(folder, `${name}-${subject}`);
      const request = join(folder, `${name}-${subject}.csr`);
      const extensions = join(folder, `${name}-${subject}.ext`);
      await writeFile(extensions, `subjectAltName=IP:${subject === 'server' ? '127.0.0.1' : '192.0.2.1'}\n`);
      await openssl(
        `req -new ${NEW_KEY} -subj /CN=${subject}`,
        ['-keyout', signed.keyFile],
        ['-out', request],
      );
      await openssl(
        'x509 -req -days 2 -CAcreateserial',
        ['-in', request],
        ['-extfile', extensions],
        ['-CA', authority.certificateFile],
        ['-CAkey', authority.keyFile],
        ['-out', signed.certificateFile],
      );
      return signed;
    },
  };
}

function filesOf(folder: string, name: string): Certificate {
  return { certificateFile: join(folder, `${name}.crt`), keyFile: join(folder, `${name}.key`) };
}

async function openssl(words: string, ...files: readonly (readonly [string, string])[]): Promise<void> {
  await run('openssl', [...words.split(' '), ...files.flat()]);
}
