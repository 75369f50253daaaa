import { relative } from 'node:path';
import type { LockChanges, LockEntryChange } from '../synth/lock-changes';
import { LOCK_FILE_NAME } from '../synth/lock-changes';
import type { SynthesisedHost } from '../synth/outputs';
import type { Paint } from '../terminal/paint';
import { plain } from '../terminal/plain';
import { count, digestInWords } from '../wording';
import { tableLines } from './table';

/** More changed lock entries than this are only counted; the file itself is under review anyway. */
const LOCK_ENTRIES_SHOWN_MAX = 12;

/** What synthesis made: hosts, digests, and what moved in the lock file. */
export function renderSynthesis(
  synthesis: { readonly hosts: readonly SynthesisedHost[]; readonly lock: LockChanges },
  workingDirectory: string,
  paint: Paint,
): string {
  const [header = '', ...rows] = tableLines(
    [
      { title: 'host' },
      { title: 'fleet' },
      { title: 'machines', align: 'right' },
      { title: 'networks', align: 'right' },
      { title: 'plan' },
      { title: '' },
      { title: 'file' },
    ],
    synthesis.hosts.map((host) => [
      host.host,
      host.fleet,
      String(host.machines),
      String(host.networks),
      digestInWords(host.planDigest),
      host.change,
      plain(relative(workingDirectory, host.planFile)),
    ]),
  );
  return [paint('faint', header), ...rows, ...lockLines(synthesis.lock, paint)].join('\n');
}

function lockLines(lock: LockChanges, paint: Paint): readonly string[] {
  const entries = [
    ...lock.added.map((entry) => paint('add', `+ ${entryText(entry)}`)),
    ...lock.changed.map((entry) => paint('change', `~ ${entryText(entry)}`)),
    ...lock.removed.map((entry) => paint('remove', `- ${entryText(entry)}`)),
  ];
  if (entries.length === 0) return [];
  const more = entries.length - LOCK_ENTRIES_SHOWN_MAX;
  return [
    '',
    `${LOCK_FILE_NAME}: ${count(entries.length, 'entry', 'entries')} changed; commit it`,
    ...entries.slice(0, LOCK_ENTRIES_SHOWN_MAX).map((line) => `  ${line}`),
    ...(more > 0 ? [`  … and ${more} more`] : []),
  ];
}

function entryText({ path, from, to }: LockEntryChange): string {
  const value = [from, to].filter((part) => part !== undefined).map(plain);
  return `${plain(path)}: ${value.join(' → ')}`;
}
