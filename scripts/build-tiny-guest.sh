#!/bin/bash
# Builds a tiny guest for tests and the demo: Debian's cloud kernel, and an initrd with busybox and the QEMU guest agent.
# It boots in about 5 s without KVM and in 96 MiB. Nothing is installed; packages are downloaded with apt-get and unpacked.
#
#   scripts/build-tiny-guest.sh OUTPUT-DIRECTORY
#
# Writes vmlinuz, initrd.img, disk.qcow2 (64 MiB base image with a label in its first sector) and sha256.json.
# Returns at once when its own files have not changed since the last build. The same packages give the same bytes.
# Boot it with:  console=ttyS0 quiet no_timer_check panic=1
#   no_timer_check  without KVM a busy host otherwise makes one boot in ten panic ("IO-APIC + timer doesn't work")
#   panic=1         a panicked kernel would spin for ever and still be called running
# What the guest does and which further words it understands stands in scripts/tiny-guest/init.
set -euo pipefail

output=${1:?usage: build-tiny-guest.sh OUTPUT-DIRECTORY}
here=$(cd "$(dirname "$0")" && pwd)
architecture_libraries=lib/x86_64-linux-gnu
packages_for_agent="qemu-guest-agent liburing2 libnuma1 libudev1 libglib2.0-0 libpcre2-8-0"
# In the kernel already: ext4, 8250, ACPI hotplug. Absent from it: AHCI, USB, e1000.
modules="virtio_pci virtio_net virtio_blk virtio_scsi sd_mod sr_mod isofs vfat nls_ascii nls_cp437 nls_iso8859-1
  virtio_balloon virtio_mem virtio_console virtio-rng button evdev qemu_fw_cfg pvpanic-pci efivarfs"

main() {
  mkdir -p "$output"
  output=$(cd "$output" && pwd)
  # Test files run side by side and all ask for the guest.
  exec 9>"$output/.lock"
  flock 9
  local inputs
  inputs=$(cat "$here/build-tiny-guest.sh" "$here"/tiny-guest/* /bin/busybox | sha256sum)
  if [ -e "$output/sha256.json" ] && [ "$(cat "$output/.inputs" 2>/dev/null)" = "$inputs" ]; then
    echo "tiny guest is up to date: $output"
    return
  fi
  rm -f "$output/.inputs" "$output/sha256.json"
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  mkdir -p "$output/packages" "$work/kernel" "$work/agent" "$work/root" "$work/out"
  download_packages
  unpack_kernel
  build_root
  pack_root
  build_disk
  write_digests
  mv "$work"/out/* "$output/"
  echo "$inputs" >"$output/.inputs"
  echo "tiny guest built: $output"
}

download_packages() {
  kernel_package=$(apt-cache depends linux-image-cloud-amd64 2>/dev/null | awk '/Depends:/ {print $2; exit}')
  local package
  for package in ${kernel_package:-linux-image-cloud-amd64} $packages_for_agent; do
    find "$output/packages" -name "${package}_*.deb" | grep -q . && continue
    # As root apt drops to a user who may not enter our directory, and warns; it downloads all the same.
    if ! (cd "$output/packages" && apt-get download -q "$package" >"$work/apt.log" 2>&1); then
      cat "$work/apt.log" >&2
      echo "build-tiny-guest: $package could not be downloaded. Refresh the package lists, then repeat: apt-get update" >&2
      exit 1
    fi
  done
}

unpack_kernel() {
  dpkg -x "$(newest "$kernel_package")" "$work/kernel"
  cp "$work"/kernel/boot/vmlinuz-* "$work/out/vmlinuz"
}

newest() {
  find "$output/packages" -name "$1_*.deb" | sort -V | tail -n 1
}

build_root() {
  local root=$work/root
  mkdir -p "$root"/{bin,sbin,dev,proc,sys,run,tmp,etc,mnt,modules,var,www/cgi-bin,lib64,usr/sbin,"$architecture_libraries"}
  ln -s ../run "$root/var/run"
  cp /bin/busybox "$root/bin/busybox"
  install -m 755 "$here/tiny-guest/init" "$root/init"
  install -m 755 "$here/tiny-guest"/{dhcp-event,marker,power-off,read-seed,state} "$root/bin/"
  install -m 755 "$here/tiny-guest/http-state" "$root/www/cgi-bin/state"
  install -m 755 "$here/tiny-guest/http-marker" "$root/www/cgi-bin/marker"
  # The guest agent shuts down by calling this.
  ln -s ../bin/power-off "$root/sbin/shutdown"
  add_modules
  add_agent
}

# Modules in the order in which they must be loaded, found from the names that each one says it depends on.
add_modules() {
  declare -gA module_path=() module_is_added=()
  local path name
  while read -r path; do
    name=$(basename "$path" .ko)
    module_path[${name//-/_}]=$path
  done < <(find "$work/kernel/lib/modules" -name '*.ko' | sort)
  for name in $modules; do add_module "${name//-/_}"; done
  # Where modprobe looks for them.
  mkdir -p "$work/root/lib/modules"
  for path in "$work"/kernel/lib/modules/*; do ln -s /modules "$work/root/lib/modules/${path##*/}"; done
}

add_module() {
  local name=$1 path=${module_path[$1]:-} needed
  # One without a file is part of the kernel itself.
  if [ -z "$path" ] || [ -n "${module_is_added[$name]:-}" ]; then return; fi
  module_is_added[$name]=yes
  for needed in $(tr '\0' '\n' <"$path" | sed -n 's/^depends=//p' | head -n 1 | tr , ' '); do add_module "${needed//-/_}"; done
  cp "$path" "$work/root/modules/$name.ko"
  echo "$name" >>"$work/root/modules/order"
  # Their order says already what they need.
  echo "$name.ko:" >>"$work/root/modules/modules.dep"
}

add_agent() {
  local package library
  for package in $packages_for_agent; do dpkg -x "$(newest "$package")" "$work/agent"; done
  cp "$work/agent/usr/sbin/qemu-ga" "$work/root/usr/sbin/"
  while read -r library; do
    cp -L "$library" "$work/root/$architecture_libraries/"
  done < <(LD_LIBRARY_PATH="$work/agent/usr/$architecture_libraries:$work/agent/$architecture_libraries" \
    ldd "$work/root/usr/sbin/qemu-ga" | awk '$3 ~ /^\// {print $3}')
  cp -L /lib64/ld-linux-x86-64.so.2 "$work/root/lib64/"
}

pack_root() {
  find "$work/root" -exec touch --no-dereference --date=@0 {} +
  (cd "$work/root" && find . | LC_ALL=C sort | cpio --quiet --create --format=newc --reproducible --owner=0:0) |
    gzip --no-name --best >"$work/out/initrd.img"
}

build_disk() {
  printf 'fleetwright tiny guest image\n' >"$work/disk.raw"
  truncate --size=64M "$work/disk.raw"
  qemu-img convert -q -f raw -O qcow2 "$work/disk.raw" "$work/out/disk.qcow2"
}

write_digests() {
  (cd "$work/out" && sha256sum vmlinuz initrd.img disk.qcow2) |
    awk 'BEGIN {printf "{"} {printf "%s\n  \"%s\": \"%s\"", (NR > 1 ? "," : ""), $2, $1} END {print "\n}"}' >"$work/sha256.json"
  mv "$work/sha256.json" "$work/out/"
}

main
