import { PROCESS_EACH } from '../goals';
import { missingUnless } from '../installed';
import { run, virsh } from '../../programs';
import { both } from './raw';
import type { Reader, StillHost } from './contest';

/** A process each takes some 30 ms: so many show what one costs, and the rest is multiplication, which the table says. */
const PROCESSES_MAX = 100;

/** As a script would do it. Arguments: URI, names. */
const DUMP_EACH =
  'uri=$1; shift; for name in "$@"; do virsh --quiet --connect "$uri" dumpxml --inactive "$name" || exit 1; done';

/** Definitions as text, by libvirt's own program; nothing is parsed, and nothing compared. */
export function virshReading({ uri, names }: StillHost): readonly Reader[] {
  const sample = names.slice(0, PROCESSES_MAX);
  const expectAll = (text: string, wanted: number): void => {
    const found = text.split('<currentMemory ').length - 1;
    if (found !== wanted) throw new Error(`virsh gave ${found} of ${wanted} definitions`);
  };
  const shell = async (): Promise<void> => {
    const listed = (await virsh(uri, ['list', '--all', '--name'])).split('\n').filter((name) => name !== '');
    const script = listed.map((name) => `dumpxml --inactive ${name}\n`).join('');
    expectAll(await virsh(uri, [], script), names.length);
  };
  const processes = async (): Promise<void> => {
    expectAll(await run('sh', ['-c', DUMP_EACH, 'sh', uri, ...sample]), sample.length);
  };
  return [
    {
      competitor: {
        name: 'one virsh shell',
        role: 'peer',
        remark: 'nothing is parsed',
        phases: both(shell),
        ...missingUnless('virsh'),
      },
    },
    {
      competitor: {
        name: PROCESS_EACH,
        role: 'peer',
        remark: 'nothing is parsed',
        phases: both(processes),
        ...(sample.length < names.length ? { part: { done: sample.length, of: names.length } } : {}),
        ...missingUnless('virsh'),
      },
    },
  ];
}
