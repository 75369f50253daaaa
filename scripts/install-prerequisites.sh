#!/bin/sh
# Makes sure that a Debian 12 with Node 20 has the programs which the demo and the tests run.
#
#   scripts/install-prerequisites.sh            installs what is missing when root, else prints the one command and exits 1
#   scripts/install-prerequisites.sh --print    prints the one command, or nothing when nothing is missing; changes nothing
#   scripts/install-prerequisites.sh --tests    the same with what tests alone need, a browser above all; goes with --print
#   scripts/install-prerequisites.sh --bench    the same with the programs that benchmarks compare with; goes with --print
#
# No daemon is started: a sandbox brings its own. (Debian's libvirt packages enable theirs for the next boot of a machine with systemd.)
set -eu

tests=no
bench=no
print=no
for option in "$@"; do
  case "$option" in
    --tests) tests=yes ;;
    --bench) bench=yes ;;
    --print) print=yes ;;
    *) echo "Unknown option $option. Use: $0 [--tests] [--bench] [--print]" >&2 && exit 1 ;;
  esac
done

# A file that is used, and the package that brings it.
needed="
/usr/sbin/libvirtd              libvirt-daemon
/etc/libvirt/qemu.conf          libvirt-daemon-system
/usr/bin/virsh                  libvirt-clients
/usr/bin/qemu-system-x86_64     qemu-system-x86
/usr/bin/qemu-img               qemu-utils
/usr/sbin/dnsmasq               dnsmasq-base
/usr/sbin/iptables              iptables
/usr/sbin/ip                    iproute2
/usr/share/OVMF/OVMF_CODE_4M.fd ovmf
/usr/bin/swtpm                  swtpm
/usr/bin/swtpm_setup            swtpm-tools
/bin/busybox                    busybox-static
/usr/bin/cpio                   cpio
/usr/bin/git                    git
/usr/bin/ssh                    openssh-client
"
# Without fonts a browser draws no text, and measures it wrongly. openssl makes certificates.
[ "$tests" = no ] || needed="$needed
/usr/lib/chromium/chromium                      chromium
/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf fonts-dejavu-core
/usr/bin/systemd-analyze                        systemd
/usr/bin/mandoc                                 mandoc
/usr/bin/openssl                                openssl
/usr/bin/age                                    age
/usr/bin/promtool                               prometheus
"
# The peers of bench/peers.ts. The package ansible brings its collections, and lxml is what that of libvirt reads XML with.
[ "$bench" = no ] || needed="$needed
/usr/bin/ansible-playbook                                                               ansible-core
/usr/lib/python3/dist-packages/ansible_collections/community/libvirt/MANIFEST.json      ansible
/usr/lib/python3/dist-packages/libvirt.py                                               python3-libvirt
/usr/lib/python3/dist-packages/lxml/__init__.py                                         python3-lxml
/usr/bin/virt-install                                                                   virtinst
/usr/bin/xorrisofs                                                                      xorriso
/usr/bin/vagrant                                                                        vagrant
/usr/share/vagrant-plugins/plugins.d/vagrant-libvirt.json                               vagrant-libvirt
"

missing_packages() {
  echo "$needed" | while read -r path package; do
    [ -z "$path" ] || [ -e "$path" ] || echo "$package"
  done
  # Debian's other busybox stands at the same place but needs libraries, which the tiny guest has not.
  if [ -e /bin/busybox ] && ldd /bin/busybox >/dev/null 2>&1; then echo busybox-static; fi
}

packages=$(missing_packages | sort -u | tr '\n' ' ')
packages=${packages% }
update=
# Without package lists neither these packages nor those of the tiny guest can be fetched; container images come without.
set -- /var/lib/apt/lists/*_Packages*
[ -e "$1" ] || update="apt-get update"
install=
[ -z "$packages" ] || install="apt-get install --yes --no-install-recommends $packages"
[ -n "$update$install" ] || exit 0
command="$update${update:+${install:+ && }}$install"

if [ "$print" = yes ]; then
  echo "$command"
  exit 0
fi
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
  echo "Missing: ${packages:-package lists}. As root, on Debian or Ubuntu: $command" >&2
  exit 1
fi

# invoke-rc.d(8) and deb-systemd-invoke(1) ask this file before they start a service; 101 means "not allowed".
policy=/usr/sbin/policy-rc.d
if [ -n "$install" ] && [ ! -e "$policy" ]; then
  trap 'rm -f "$policy"' EXIT
  trap 'exit 1' HUP INT TERM
  printf '#!/bin/sh\nexit 101\n' >"$policy"
  chmod 755 "$policy"
fi
export DEBIAN_FRONTEND=noninteractive
$update
[ -z "$install" ] || echo "Installing $packages (no service is started)"
# Lists may be older than the archive, hence the second try.
$install || { apt-get update && $install; }
# Of this one only promtool is wanted: its server is not to come with the next boot either.
case " $packages " in
  *" prometheus "*) update-rc.d prometheus disable ;;
esac
