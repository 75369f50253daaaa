import { readFile } from 'node:fs/promises';
import { StatusServerError } from './status-server-error';

/** Where groups stand by name; Node has no getgrnam(3), so groups of directory services are not seen. */
const GROUP_FILE = '/etc/group';

/** The number of a group (group(5)). @throws StatusServerError when there is none of this name */
export async function findGroup(name: string, file = GROUP_FILE): Promise<number> {
  const lines = (await readFile(file, 'utf8')).split('\n').map((line) => line.split(':'));
  const id = Number(lines.find(([group]) => group === name)?.[2] ?? Number.NaN);
  if (Number.isSafeInteger(id) && id >= 0) return id;
  throw new StatusServerError(
    'group-unknown',
    `There is no group ${name} in ${file} for the status socket. Make it (\`groupadd --system ${name}\`), or ` +
      'change status.socketGroup in the configuration.',
  );
}
