import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';

/** Brings every peer; see the script. */
const INSTALL = 'scripts/install-prerequisites.sh --bench';

/** A file of each peer, as Debian's packages place it. */
const PEER_FILES = {
  ansible: [
    '/usr/bin/ansible-playbook',
    '/usr/lib/python3/dist-packages/ansible_collections/community/libvirt/MANIFEST.json',
    '/usr/lib/python3/dist-packages/libvirt.py',
    '/usr/lib/python3/dist-packages/lxml/__init__.py',
  ],
  'virt-install': ['/usr/bin/virt-install', '/usr/bin/xorrisofs'],
  vagrant: ['/usr/bin/vagrant', '/usr/share/vagrant-plugins/plugins.d/vagrant-libvirt.json'],
  virsh: ['/usr/bin/virsh'],
} as const;

export type PeerProgram = keyof typeof PEER_FILES;

/** Nothing when the peer can be run, else a `missing` that names the one command which brings it. */
export function missingUnless(peer: PeerProgram): { readonly missing?: string } {
  const absent = PEER_FILES[peer].some((path) => {
    try {
      accessSync(join('/', path), constants.R_OK);
      return false;
    } catch {
      return true;
    }
  });
  return absent ? { missing: `not installed: ${INSTALL}` } : {};
}
