#!/bin/bash
# Builds two disks that boot as installed systems do under Secure Boot: shim, which Microsoft signed, starts GRUB, which starts Debian's
# signed kernel. The second disk has one byte of the kernel flipped, so a firmware that enforces Secure Boot must not start it.
# Nothing is installed; packages are downloaded with apt-get and unpacked.
#
#   scripts/build-secure-boot-disks.sh TINY-GUEST-DIRECTORY OUTPUT-DIRECTORY
#
# Writes secure-boot.raw, secure-boot-tampered.raw and sha256.json. Returns at once when the tiny guest and this script have not changed.
set -euo pipefail

guest=$(cd "${1:?usage: build-secure-boot-disks.sh TINY-GUEST-DIRECTORY OUTPUT-DIRECTORY}" && pwd)
output=${2:?usage: build-secure-boot-disks.sh TINY-GUEST-DIRECTORY OUTPUT-DIRECTORY}
packages="shim-signed grub-efi-amd64-signed mtools dosfstools"
# Kernel, initrd and boot loaders take 22 MiB; FAT32 needs 33 MiB at least.
disk_size=40M

main() {
  mkdir -p "$output"
  output=$(cd "$output" && pwd)
  # Test files run side by side and may all ask for the disks.
  exec 9>"$output/.lock"
  flock 9
  local inputs
  inputs=$(cat "$0" "$guest/sha256.json" | sha256sum)
  if [ -e "$output/sha256.json" ] && [ "$(cat "$output/.inputs" 2>/dev/null)" = "$inputs" ]; then
    echo "Secure Boot disks are up to date: $output"
    return
  fi
  rm -f "$output/.inputs" "$output/sha256.json"
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  unpack_packages
  build_disk secure-boot.raw "$guest/vmlinuz"
  tamper
  build_disk secure-boot-tampered.raw "$work/tampered"
  (cd "$output" && sha256sum secure-boot.raw secure-boot-tampered.raw) |
    awk 'BEGIN {printf "{"} {printf "%s\n  \"%s\": \"%s\"", (NR > 1 ? "," : ""), $2, $1} END {print "\n}"}' >"$output/sha256.json"
  echo "$inputs" >"$output/.inputs"
  echo "Secure Boot disks built: $output"
}

unpack_packages() {
  local package
  mkdir -p "$output/packages" "$work/root"
  for package in $packages; do
    if ! find "$output/packages" -name "${package}_*.deb" | grep -q . &&
      ! (cd "$output/packages" && apt-get download -q "$package" >"$work/apt.log" 2>&1); then
      cat "$work/apt.log" >&2
      echo "build-secure-boot-disks: $package could not be downloaded. Refresh the package lists, then repeat: apt-get update" >&2
      exit 1
    fi
    dpkg -x "$(find "$output/packages" -name "${package}_*.deb" | sort -V | tail -n 1)" "$work/root"
  done
}

# A disk without partitions: one FAT file system, which the firmware takes for an EFI system partition.
build_disk() {
  local disk=$output/$1 kernel=$2
  rm -f "$disk"
  truncate --size="$disk_size" "$disk"
  "$work/root/sbin/mkfs.vfat" -F 32 -n ESP -i 0f1ee7 --invariant "$disk" >"$work/mkfs.log"
  cat >"$work/grub.cfg" <<'GRUB'
serial --unit=0 --speed=115200
terminal_output serial
set timeout=0
search --file --set=root /vmlinuz
linux /vmlinuz console=ttyS0 quiet no_timer_check panic=1
initrd /initrd.img
boot
GRUB
  export MTOOLSRC=/dev/null
  "$work/root/usr/bin/mtools" -c mmd -i "$disk" ::EFI ::EFI/BOOT ::EFI/debian
  copy "$disk" "$work/root/usr/lib/shim/shimx64.efi.signed" ::EFI/BOOT/BOOTX64.EFI
  copy "$disk" "$work/root/usr/lib/grub/x86_64-efi-signed/grubx64.efi.signed" ::EFI/BOOT/grubx64.efi
  copy "$disk" "$work/grub.cfg" ::EFI/debian/grub.cfg
  copy "$disk" "$kernel" ::vmlinuz
  copy "$disk" "$guest/initrd.img" ::initrd.img
}

copy() {
  "$work/root/usr/bin/mtools" -c mcopy -i "$1" "$2" "$3"
}

# One byte in the middle of the compressed kernel: the headers stay as they are, the signature no longer fits.
tamper() {
  cp "$guest/vmlinuz" "$work/tampered"
  local middle byte
  middle=$(($(stat --format=%s "$work/tampered") / 2))
  byte=$(od --address-radix=n --format=u1 --skip-bytes="$middle" --read-bytes=1 "$work/tampered")
  printf "\\x$(printf %02x $((byte ^ 1)))" |
    dd of="$work/tampered" bs=1 seek="$middle" conv=notrunc status=none
}

main
