import type { ObjectReference } from '../../../libvirt';
import { askGuest, type GuestAgent, type GuestAnswer } from '../../guest/agent';
import type { StepContext } from '../procedure';

/** What a guest shows of one of its disks. */
export interface GuestDiskView {
  /** `vdb`: the guest's own name, which need not be libvirt's. */
  readonly device: string;
  readonly bytes: number;
  /** What would be hurt if the disk went away, in words: mount points, swap, LVM and the like. */
  readonly uses: readonly string[];
}

/** A guest needs a second or two to notice; on a host without KVM that is busy, several times that. */
const NOTICE_TIMEOUT_MS = 20_000;

/** virtio-blk shows no more of a serial number (VIRTIO_BLK_ID_BYTES). */
const VIRTIO_SERIAL_LENGTH = 20;

/**
 * Finds the disk by its serial number, wherever the kernel shows that: in `serial` for virtio, in page 0x80 (a header of four
 * bytes first) for SCSI. Mounts are looked for in every mount namespace, as containers have their own.
 */
const LOOK_AT_DISK = String.raw`
[ -d /sys/block ] || exit 1
for path in /sys/block/*; do
  serial=
  [ -r "$path/serial" ] && serial=$(cat "$path/serial" 2>/dev/null)
  [ -z "$serial" ] && [ -r "$path/device/vpd_pg80" ] && serial=$(tail -c +5 "$path/device/vpd_pg80" | tr -d '\000 ')
  [ -n "$serial" ] || continue
  [ "$serial" = "$1" ] || [ "$serial" = "$2" ] || continue
  echo "disk $(basename "$path") $(($(cat "$path/size") * 512))"
  for part in "$path" "$path"/*; do
    [ "$part" = "$path" ] || [ -e "$part/partition" ] || continue
    name=$(basename "$part")
    grep -hF -e " $(cat "$part/dev") " -e " /dev/$name " /proc/[0-9]*/mountinfo 2>/dev/null | cut -d' ' -f5 | sort -u | sed 's/^/mounted at /'
    grep -q "^/dev/$name[[:space:]]" /proc/swaps 2>/dev/null && echo "swap"
    for holder in "$part"/holders/*; do
      [ -e "$holder" ] && echo "part of $(basename "$holder")"
    done
    for member in /sys/fs/btrfs/*/devices/"$name"; do
      [ -e "$member" ] && echo "part of a mounted btrfs"
    done
  done
done
exit 0
`;

/** More and longer uses than these do not fit into a message that somebody reads. */
const USES_MAX = 8;
const USE_LENGTH_MAX = 120;

/** What a guest says of its uses, for a message: it may say anything, and any amount of it. */
export function inFewWords(uses: readonly string[]): string {
  const words = uses.slice(0, USES_MAX).map((use) => use.slice(0, USE_LENGTH_MAX));
  return [...words, ...(uses.length > USES_MAX ? [`and ${uses.length - USES_MAX} more`] : [])].join(', ');
}

/** Asks a guest for the disk with a serial number; undefined when it shows no such disk. */
export async function lookAtDisk(
  agent: GuestAgent,
  serial: string,
): Promise<GuestAnswer<GuestDiskView | undefined>> {
  const short = serial.slice(0, VIRTIO_SERIAL_LENGTH);
  const answer = await agent.run(['/bin/sh', '-c', LOOK_AT_DISK, 'look-at-disk', serial, short]);
  if ('failure' in answer) return answer;
  const { exitCode, output, errorOutput } = answer.value;
  if (exitCode !== 0) return { failure: errorOutput.trim().slice(0, 200) || 'looking at its disks failed' };
  const [first, ...uses] = output.split('\n').filter((line) => line !== '');
  const [, device, bytes] = /^disk ([^ /]+) (\d{1,16})$/.exec(first ?? '') ?? [];
  if (device === undefined) return { value: undefined };
  return { value: { device, bytes: Number(bytes), uses } };
}

/** What became of waiting for a guest. */
export type Notice = 'noticed' | 'not-noticed' | 'silent';

/**
 * Waits until the guest shows the disk with at least this size, and notes the size that it shows. A guest that cannot be asked
 * (no agent, or one that may run nothing) is noted as silent: then libvirt's word is all there is.
 */
export async function waitUntilGuestShows(
  context: StepContext,
  domain: ObjectReference,
  disk: { readonly serial: string; readonly bytes: number },
): Promise<Notice> {
  const { clock, signal } = context;
  const agent = await askGuest(context, domain);
  if (agent === undefined) return silent(context);
  const deadlineMs = clock.monotonicMs() + NOTICE_TIMEOUT_MS;
  for (;;) {
    const seen = await lookAtDisk(agent, disk.serial);
    if ('failure' in seen) return silent(context);
    if (seen.value !== undefined && seen.value.bytes >= disk.bytes) {
      context.observe('guest-disk-bytes', seen.value.bytes);
      return 'noticed';
    }
    const nowMs = clock.monotonicMs();
    if (nowMs >= deadlineMs || signal?.aborted === true) return 'not-noticed';
    await clock.sleep(Math.min(context.settings.pollIntervalMs, deadlineMs - nowMs), signal);
  }
}

function silent(context: StepContext): 'silent' {
  context.observe('guest-silent', 1);
  return 'silent';
}
