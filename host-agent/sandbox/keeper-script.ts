/**
 * Shell programs that run a sandbox, as constants because the agent is shipped as one bundle; each sandbox directory gets a copy. They take
 * arguments and never have text pasted in. POSIX sh and not Node: they stay in memory as long as the sandbox, and one is its process 1.
 */

/** The mount points of all control group hierarchies of this machine, except systemd's own book-keeping. */
const GROUP_POINTS = String.raw`
group_points() {
  while read -r _ point type options _; do
    case $type:$options in
      cgroup:*name=*) ;;
      cgroup:* | cgroup2:*) printf '%s\n' "$point" ;;
    esac
  done </proc/mounts
}
`;

/**
 * clean DIRECTORY DISK GROUP [ROOT…]: removes what outlives the processes: control groups and files, then the roots when empty.
 * Groups of just-killed processes stay busy for a moment, hence the retries (5 s).
 */
const CLEAN = String.raw`${GROUP_POINTS}
clean() {
  directory=$1 disk=$2 group=$3
  shift 3
  for point in $(group_points); do
    attempt=0
    while [ -d "$point/$group" ] && [ $attempt -lt 50 ]; do
      find "$point/$group" -depth -type d -exec rmdir {} ';' 2>/dev/null
      [ -d "$point/$group" ] || break
      attempt=$((attempt + 1))
      sleep 0.1
    done
  done
  # A process that is just dying may still write a file into what is being removed.
  attempt=0
  until rm -rf -- "$disk" "$directory" 2>/dev/null || [ $attempt -ge 50 ]; do
    attempt=$((attempt + 1))
    sleep 0.1
  done
  for root in "$@"; do rmdir -- "$root" 2>/dev/null; done
  [ ! -e "$disk" ] && [ ! -e "$directory" ]
}
`;

/** Arguments: DIRECTORY DISK GROUP [ROOT…]. Removes what a sandbox without processes has left. */
export const CLEAN_SCRIPT = `${CLEAN}
clean "$@"
`;

/**
 * Arguments: DIRECTORY DISK GROUP NAME LIFETIME [ROOT…]. Runs outside of the namespaces, in a session of its own. Ends the sandbox and cleans up on SIGTERM, when the sandbox ends, or (lifetime starter) when its standard input closes.
 */
const KEEPER = String.raw`${CLEAN}
directory=$1 disk=$2 group=$3 name=$4 lifetime=$5
shift 5
umask 022
launcher= watcher=

end() {
  trap '' TERM
  if [ -n "$launcher" ]; then
    # The launcher ends after process 1 of the sandbox, and that after all others. It is our child, so its number cannot be a stranger's.
    if read -r holder _ <"$directory/holder.stat"; then kill -KILL "$holder"; else kill -KILL "$launcher"; fi 2>/dev/null
    wait "$launcher"
  fi
  [ -z "$watcher" ] || kill -KILL "$watcher"
  clean "$directory" "$disk" "$group" "$@"
  exit
}
trap 'end "$@"' TERM
read -r stat </proc/self/stat
printf '%s\n' "$stat" >"$directory/keeper.stat"
# The starter says a word when all files are there. If it ends before, there is nothing to start.
read -r _ || end "$@"

for point in $(group_points); do
  mkdir -p "$point/$group" || continue
  # Version 1 refuses processes in a cpuset that has not been given any CPU or memory node.
  for setting in cpuset.cpus cpuset.mems; do
    if [ -e "$point/$group/$setting" ] && [ -z "$(cat "$point/$group/$setting")" ]; then
      cat "$point/$setting" >"$point/$group/$setting"
    fi
  done
done 2>/dev/null

(
  for point in $(group_points); do echo 0 >"$point/$group/cgroup.procs"; done 2>/dev/null
  # Should this keeper be killed, the launcher is, and with it the sandbox.
  exec setpriv --pdeathsig KILL unshare --cgroup \
    sh "$directory/launch.sh" "$directory" "$disk" "$group" "$name" </dev/null
) &
launcher=$!

if [ "$lifetime" = starter ]; then
  # The starter holds the only writing end of our standard input and writes nothing: reading ends when the starter does.
  exec 3<&0
  setpriv --pdeathsig KILL sh -c 'read -r _; kill -TERM "$1"' watch $$ <&3 &
  watcher=$!
fi

wait "$launcher"
launcher=
end "$@"
`;

/** Arguments: DIRECTORY DISK GROUP NAME. Already in its control group, which is now the root of a namespace. */
const LAUNCH = String.raw`${GROUP_POINTS}
# Version 2 lends controllers only to children of a group that has no processes of its own, so all go into a leaf.
for point in $(group_points); do
  if [ -e "$point/$3/cgroup.subtree_control" ]; then
    mkdir "$point/$3/daemons" && echo 0 >"$point/$3/daemons/cgroup.procs"
  fi
done
exec unshare --net --mount --uts --ipc --pid --fork --kill-child sh "$1/inside.sh" "$@"
`;

/** Arguments: DIRECTORY DISK GROUP NAME. Process 1 of the sandbox: builds its view of the file system, then runs the daemons. */
const INSIDE = String.raw`${GROUP_POINTS}
set -eu
directory=$1 disk=$2 group=$3 name=$4
# /proc still shows the machine's processes here, so this is our number as seen from outside.
read -r stat </proc/self/stat
printf '%s\n' "$stat" >"$directory/holder.stat"
printf '%s' "$name" >/proc/sys/kernel/hostname
# New parts of the file system are put together here under their final paths, then moved.
stage=$directory/stage
mkdir -p "$stage/sys" "$stage/dev" "$stage/run"

# /sys: that of our network namespace, with our own control groups in place of the machine's.
points=$(group_points)
mount --no-mtab -t sysfs sysfs "$stage/sys"
case $(stat -f -c %T /sys/fs/cgroup) in
  cgroup2fs) ;;
  *) mount --no-mtab -t tmpfs -o mode=755 tmpfs "$stage/sys/fs/cgroup" ;;
esac
for point in $points; do
  [ -d "$point/$group" ] || continue
  mkdir -p "$stage$point"
  mount --no-mtab --bind "$point/$group" "$stage$point"
done
umount --no-mtab --lazy --recursive /sys
mount --no-mtab --move "$stage/sys" /sys

# /dev: without /dev/kvm. libvirt takes one that QEMU's user may not open for a change of the machine, and probes QEMU anew at every call.
mount --no-mtab -t tmpfs -o mode=755 tmpfs "$stage/dev"
( cd "$stage/dev"
  mkdir net shm pts mapper hugepages
  mknod -m 666 null c 1 3
  mknod -m 666 zero c 1 5
  mknod -m 666 full c 1 7
  mknod -m 666 random c 1 8
  mknod -m 666 urandom c 1 9
  mknod -m 666 tty c 5 0
  mknod -m 666 net/tun c 10 200
  ln -s /proc/self/fd fd
  ln -s pts/ptmx ptmx
)
mount --no-mtab -t devpts -o newinstance,ptmxmode=0666,mode=0620 devpts "$stage/dev/pts"
mount --no-mtab -t tmpfs -o mode=1777 tmpfs "$stage/dev/shm"
umount --no-mtab --lazy --recursive /dev
mount --no-mtab --move "$stage/dev" /dev

mount --no-mtab -t proc proc /proc
ip link set lo up

for part in etc lib cache log; do
  case $part in
    etc) mount --no-mtab --bind "$disk/libvirt/$part" /etc/libvirt ;;
    *) mount --no-mtab --bind "$disk/libvirt/$part" "/var/$part/libvirt" ;;
  esac
done
mount --no-mtab --bind "$directory/run" "$stage/run"
mkdir -p "$stage/run/lock"
# Our own directories keep their paths even when they lie below the /run that is about to be covered.
for kept in "$directory" "$disk"; do
  case $kept in
    /run/*) mkdir -p "$stage$kept" && mount --no-mtab --bind "$kept" "$stage$kept" ;;
  esac
done
mount --no-mtab --move "$stage/run" /run

virtlogd --daemon --pid-file /run/virtlogd.pid
# A daemon that was ended, by a test or by a crash, comes back as it does under systemd. This shell stays process 1, because it reaps
# orphans and libvirtd would not. The number of turns is a bound against a daemon that cannot run at all.
turns=0
while [ $turns -lt 100 ]; do
  libvirtd --pid-file /run/libvirtd.pid || :
  turns=$((turns + 1))
  sleep 0.2
done
`;

/** The shell programs of a sandbox by the name of their file in its directory; `keeper.sh` starts the others. */
export const SCRIPT_BY_FILE: Readonly<Record<string, string>> = {
  'keeper.sh': KEEPER,
  'launch.sh': LAUNCH,
  'inside.sh': INSIDE,
};
