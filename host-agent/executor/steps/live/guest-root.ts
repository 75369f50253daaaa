import { StepError } from '../../failure';
import type { GuestAgent } from '../../guest/agent';
import type { StepContext } from '../procedure';

/** A root file system of terabytes takes its time to be grown, though it is written to only a little. */
const GROW_TIMEOUT_MS = 120_000;

/**
 * Grows the file system at `/`, and the partition below it, when it is on the disk with the serial number. Prints what it did:
 * `elsewhere`, `lacks TOOL`, `unsupported WHAT`, `bytes N` or `failed WHAT`. Only what is grown by all of Linux's usual
 * installers is tried: a disk or partition with ext, XFS or btrfs.
 */
const GROW_ROOT = String.raw`
PATH=$PATH:/usr/sbin:/sbin:/usr/bin:/bin
say() { echo "$*"; exit 0; }
need() { command -v "$1" >/dev/null 2>&1 || say "lacks $1"; }
for path in /sys/block/*; do
  serial=
  [ -r "$path/serial" ] && serial=$(cat "$path/serial" 2>/dev/null)
  [ -z "$serial" ] && [ -r "$path/device/vpd_pg80" ] && serial=$(tail -c +5 "$path/device/vpd_pg80" | tr -d '\000 ')
  [ -n "$serial" ] || continue
  [ "$serial" = "$1" ] || [ "$serial" = "$2" ] && disk=$(basename "$path") && break
done
[ -n "$disk" ] || say "elsewhere"
# The last mount at a place is the one that is seen there.
set -- $(sed -n 's/^[0-9]* [0-9]* \([0-9:]*\) [^ ]* \/ .* - \([^ ]*\) \([^ ]*\) .*$/\1 \2 \3/p' /proc/self/mountinfo | tail -n 1)
type=$2
# The number of a btrfs is no device's.
[ -e "/sys/dev/block/$1" ] && part=$(basename "$(readlink -f "/sys/dev/block/$1")") || part=$(basename "$(readlink -f "$3")")
case $(ls "/sys/class/block/$part/slaves" 2>/dev/null) in "$disk" | "$disk"[0-9]* | "$disk"p[0-9]*) say "unsupported LVM, RAID or encryption below /" ;; esac
[ "$part" = "$disk" ] || [ -e "/sys/block/$disk/$part" ] || say "elsewhere"
case $type in
  ext2 | ext3 | ext4) need resize2fs ;;
  xfs) need xfs_growfs ;;
  btrfs) need btrfs ;;
  *) say "unsupported file system $type" ;;
esac
if [ "$part" != "$disk" ]; then
  need growpart
  # 1 is "nothing to grow".
  answer=$(LC_ALL=C growpart "/dev/$disk" "$(cat "/sys/class/block/$part/partition")" 2>&1)
  [ $? -le 1 ] || say "failed growpart: $answer"
  case $answer in FAILED*) say "failed growpart: $answer" ;; esac
fi
case $type in
  ext*) answer=$(resize2fs "/dev/$part" 2>&1) || say "failed resize2fs: $answer" ;;
  xfs) answer=$(xfs_growfs / 2>&1) || say "failed xfs_growfs: $answer" ;;
  btrfs) answer=$(btrfs filesystem resize max / 2>&1) || say "failed btrfs: $answer" ;;
esac
set -- $(stat -f -c '%b %S' /)
say "bytes $(($1 * $2))"
`;

/** @throws StepError when the root file system is on the disk and could not be grown; the disk itself has grown by then */
export async function growGuestRoot(
  context: StepContext,
  agent: GuestAgent,
  names: { readonly machine: string; readonly disk: string; readonly serial: string },
): Promise<void> {
  const { machine, disk, serial } = names;
  const argv = ['/bin/sh', '-c', GROW_ROOT, 'grow-root', serial, serial.slice(0, 20)];
  const answer = await agent.run(argv, { timeoutMs: GROW_TIMEOUT_MS });
  const said = 'failure' in answer ? `failed ${answer.failure}` : answer.value.output.trim();
  if (said === 'elsewhere') return;
  const [, bytes] = /^bytes (\d{1,16})$/.exec(said) ?? [];
  if (bytes !== undefined) {
    context.observe('guest-root-bytes', Number(bytes));
    return;
  }
  const [word = '', ...rest] = said.split(/\s+/);
  const detail = rest.join(' ').slice(0, 300);
  const because =
    word === 'lacks'
      ? `it lacks ${detail}: install it`
      : word === 'unsupported'
        ? `this is not done for ${detail}: grow it by hand`
        : `${detail || 'its shell gave no answer'}: grow it by hand`;
  throw new StepError(
    word === 'lacks' ? 'missing' : 'not-as-written',
    `Disk "${disk}" has grown, but the root file system in the guest of "${machine}" has not, because ${because} ` +
      '(growpart, then resize2fs, xfs_growfs or btrfs); cloud-init does it too at the next boot.',
  );
}
