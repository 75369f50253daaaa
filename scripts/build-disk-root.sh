#!/bin/bash
# Builds an addition to the tiny guest's initrd with which it runs from its first disk, as guests of distributions do: it makes
# a partition and an ext4 file system there, copies itself onto it and goes on from there. Brings what grows them: growpart,
# sfdisk, partx and resize2fs. Nothing is installed; packages are downloaded with apt-get and unpacked.
#
#   scripts/build-disk-root.sh OUTPUT-DIRECTORY
#
# Writes disk-root.img, to be appended to the tiny guest's initrd.img: the kernel unpacks one after the other. The word
# tiny.whole-disk on the kernel command line leaves out the partition. Returns at once when nothing has changed since the last build.
set -euo pipefail

output=${1:?usage: build-disk-root.sh OUTPUT-DIRECTORY}
here=$(cd "$(dirname "$0")" && pwd)
libraries=lib/x86_64-linux-gnu
packages="cloud-guest-utils e2fsprogs fdisk util-linux libext2fs2 libcom-err2 libblkid1 libuuid1 libfdisk1 libsmartcols1 libreadline8 libtinfo6"
programs="usr/sbin/resize2fs sbin/resize2fs usr/sbin/mkfs.ext4 sbin/mkfs.ext4 usr/sbin/sfdisk sbin/sfdisk usr/bin/partx bin/partx usr/bin/flock"

main() {
  mkdir -p "$output/packages"
  output=$(cd "$output" && pwd)
  # Test files run side by side.
  exec 9>"$output/.lock"
  flock 9
  local inputs
  inputs=$(cat "$here/build-disk-root.sh" "$here/disk-root/init" "$here/tiny-guest/init" | sha256sum)
  if [ -e "$output/disk-root.img" ] && [ "$(cat "$output/.inputs" 2>/dev/null)" = "$inputs" ]; then return; fi
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  mkdir -p "$work/unpacked" "$work/root/"{bin,sbin,usr/bin,usr/sbin,lib64,$libraries}
  unpack
  fill
  (cd "$work/root" && find . | LC_ALL=C sort | cpio --quiet --create --format=newc --owner=0:0) | gzip --no-name --best >"$output/disk-root.img"
  echo "$inputs" >"$output/.inputs"
  echo "addition for a root on a disk built: $output"
}

unpack() {
  local package
  for package in $packages; do
    if ! find "$output/packages" -name "${package}_*.deb" | grep -q .; then
      # As root apt drops to a user who may not enter our directory, and warns; it downloads all the same.
      if ! (cd "$output/packages" && apt-get download -q "$package" >"$work/apt.log" 2>&1); then
        cat "$work/apt.log" >&2
        echo "build-disk-root: $package could not be downloaded. Refresh the package lists, then repeat: apt-get update" >&2
        exit 1
      fi
    fi
    dpkg -x "$(find "$output/packages" -name "${package}_*.deb" | sort -V | tail -n 1)" "$work/unpacked"
  done
}

fill() {
  local root=$work/root from=$work/unpacked program library
  install -m 755 "$here/disk-root/init" "$root/init"
  install -m 755 "$here/tiny-guest/init" "$root/init-tiny"
  install -m 755 "$from/usr/bin/growpart" "$root/usr/bin/growpart"
  for program in $programs; do
    [ -e "$from/$program" ] || continue
    cp -L "$from/$program" "$root/usr/sbin/"
    while read -r library; do
      cp -L "$library" "$root/$libraries/"
    done < <(LD_LIBRARY_PATH="$from/usr/$libraries:$from/$libraries" ldd "$root/usr/sbin/${program##*/}" | awk '$3 ~ /^\// {print $3}')
  done
  cp -L /lib64/ld-linux-x86-64.so.2 "$root/lib64/"
}

main
