import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import {
  errorNumber,
  readDomain,
  type LibvirtEvent,
  type ObjectReference,
} from '../../../../host-agent/libvirt';
import { libvirtError } from '../../../support/fake-libvirt-host';
import { GUEST_LINE } from './disk-file';
import { showChannel, withPlugged } from './domain-xml';
import { emptyState, type LibvirtState, type SimulatedDomain } from './state';
import { attributeOf, childOf, devicesOf, edited } from './xml';

/** What a simulated libvirt shares with its parts: the state, the time, and what has happened to the host. */
export class SimulatedWorld {
  state: LibvirtState = emptyState();
  /** Nothing more can be written. */
  isFull = false;
  readonly nowMs: () => number;
  readonly #listeners = new Set<(event: LibvirtEvent) => void>();

  constructor(nowMs: () => number) {
    this.nowMs = nowMs;
  }

  listen(listener: (event: LibvirtEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  publish(event: LibvirtEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  domain({ uuid }: ObjectReference): SimulatedDomain {
    const found = this.state.domains.find((domain) => domain.uuid === uuid);
    if (found === undefined)
      throw libvirtError(errorNumber.noDomain, `no domain with matching uuid '${uuid}'`);
    return found;
  }

  runningDomain(reference: ObjectReference): SimulatedDomain & { runningXml: string } {
    const domain = this.domain(reference);
    if (domain.runningXml !== undefined) return domain as SimulatedDomain & { runningXml: string };
    throw libvirtError(
      errorNumber.operationInvalid,
      'Requested operation is not valid: domain is not running',
    );
  }

  /** Lets happen what guests have done since somebody last looked. */
  settle(): void {
    for (const domain of this.state.domains) this.#settle(domain);
  }

  /** Stops a domain, whoever wanted that. */
  powerOff(domain: SimulatedDomain): void {
    for (const nic of domain.runningXml === undefined ? [] : portsOf(domain.runningXml)) {
      delete this.state.ports[nic];
    }
    domain.runningXml = undefined;
    domain.guest = undefined;
    domain.id = -1;
    if (domain.storedXml === undefined) {
      this.state.domains = this.state.domains.filter((other) => other !== domain);
    }
  }

  /** What a guest does with a disk that it is given. */
  writeTo(path: string): void {
    if (existsSync(path) && !readFileSync(path).includes(GUEST_LINE)) appendFileSync(path, GUEST_LINE);
  }

  #settle(domain: SimulatedDomain): void {
    const { guest } = domain;
    const nowMs = this.nowMs();
    if (guest === undefined || guest.frozen || domain.runningXml === undefined) return;
    if (!guest.connected && nowMs >= guest.bootedAtMs) {
      guest.connected = true;
      domain.runningXml = showChannel(domain.runningXml, 'connected');
    }
    if (guest.plug !== undefined && nowMs >= guest.plug.atMs) {
      domain.runningXml = withPlugged(domain.runningXml, guest.plug.kiB);
      guest.onlineKiB = Math.min(guest.onlineKiB, guest.plug.kiB);
      guest.plug = undefined;
    }
    if (guest.unplug !== undefined && nowMs >= guest.unplug.atMs) this.#unplug(domain, guest.unplug.alias);
    if (guest.poweroffAtMs !== undefined && nowMs >= guest.poweroffAtMs) this.powerOff(domain);
  }

  #unplug(domain: SimulatedDomain, alias: string): void {
    if (domain.runningXml === undefined || domain.guest === undefined) return;
    domain.guest.unplug = undefined;
    domain.runningXml = edited(domain.runningXml, (root) => {
      const device = devicesOf(root).find((each) => attributeOf(childOf(each, 'alias'), 'name') === alias);
      device?.remove();
    });
    const { name, uuid, id } = domain;
    this.publish({ kind: 'device-removed', domain: { name, uuid, id }, alias });
  }
}

/** Host devices of a running domain. */
function portsOf(runningXml: string): readonly string[] {
  return readDomain(runningXml).devices.interfaces.flatMap(({ targetDevice }) => targetDevice ?? []);
}
