import { plain } from '../terminal/plain';

/** What a look does not show when only libvirt's read-only side can be used. */
export function onlyLookedAtInWords(reason: string): string {
  return (
    'This looks at the host through libvirt’s read-only socket alone, and leaves out what libvirt tells only those who may write: ' +
    'which firmware and TPM machines can be given, what guests say of themselves, and files that came into pools behind libvirt’s back. ' +
    plain(reason)
  );
}
