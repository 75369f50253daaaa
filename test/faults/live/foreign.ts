import type { LiveHost } from '../../support/start-live-host';

/** The name of everything on the host that is none of the agent's business. */
export const FOREIGN = 'foreign';

/** Somebody else's machine; it is started paused, so that it costs no time. */
export function foreignDomain(live: LiveHost): string {
  return `<domain type='qemu'>
  <name>${FOREIGN}</name>
  <uuid>f0000000-0000-4000-8000-000000000001</uuid>
  <memory unit='MiB'>16</memory>
  <vcpu>1</vcpu>
  <os><type arch='x86_64' machine='q35'>hvm</type></os>
  <devices>
    <disk type='file'>
      <driver name='qemu' type='qcow2'/>
      <source file='${live.guest.image}'/>
      <target dev='vda' bus='virtio'/>
      <readonly/>
    </disk>
  </devices>
</domain>`;
}

/** Somebody else's network, without addresses and so without dnsmasq. */
export function foreignNetwork(): string {
  return `<network>
  <name>${FOREIGN}</name>
  <uuid>f0000000-0000-4000-8000-000000000002</uuid>
  <bridge name='virbr-foreign'/>
</network>`;
}
