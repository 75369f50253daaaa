import {
  readDomain,
  writeDomain,
  type DomainDefinition,
  type DomainDisk,
  type DomainInterface,
  type LibvirtEvent,
  type LibvirtHost,
} from '../../../../../host-agent/libvirt';
import type { StepContext } from '../../../../../host-agent/executor/steps/procedure';
import type { Plan } from '../../../../../lib/plan';
import { FakeMachine } from '../../fake-machine';
import { findMachine } from '../../lab';

/** What a command of the guest agent returns, or undefined when the guest's owner forbids it. */
type AgentAnswers = Readonly<Record<string, unknown>>;

/** A running machine in memory whose devices come and go as a test says: for what real guests do only by chance. */
export class FakeDevices {
  readonly fake: FakeMachine;
  readonly detached: string[] = [];
  /** Absent: nobody answers at all. */
  agent: AgentAnswers | undefined = {};
  /** What a look at the kernel's lists prints; undefined: running commands is forbidden. */
  looks: string | undefined;
  /** What the guest does when it is asked to let a device go. */
  onDetach: () => void = () => undefined;
  onUpdate: (nic: DomainInterface) => void = (nic) => this.replaceNic(nic);
  /** What comes of a drive whose medium is to change. */
  onMedium: () => void = () => undefined;
  #definition: DomainDefinition | undefined;
  #events: LibvirtEvent[] = [];

  constructor(plan: Plan) {
    this.fake = new FakeMachine(plan, findMachine(plan, 'web'));
    this.fake.answer = (command) => this.#answer(command);
  }

  async context(): Promise<StepContext> {
    const context = this.fake.context();
    const { domains } = context.host;
    const reference = { name: this.fake.machine.name, uuid: this.fake.machine.uuid, id: 1 };
    this.#definition = this.#withRunTime(readDomain(await domains.getXml(reference)));
    const host: Partial<LibvirtHost> = {
      uri: context.host.uri,
      events: () => this.#replay(),
      domains: {
        ...domains,
        getXml: async () => writeDomain(this.definition()),
        detachDevice: async (_domain, xml) => {
          this.detached.push(xml);
          this.onDetach();
        },
        updateDevice: async (_domain, xml) => {
          if (xml.startsWith('<disk')) this.onMedium();
          else this.onUpdate(readInterfaceOf(this.definition(), xml));
        },
      },
    };
    return { ...context, host: host as LibvirtHost };
  }

  definition(): DomainDefinition {
    if (this.#definition === undefined) throw new Error('ask for the context first');
    return this.#definition;
  }

  removeDisk(target: string): void {
    const { devices } = this.definition();
    const disks = devices.disks.filter((disk) => disk.target.device !== target);
    this.#definition = { ...this.definition(), devices: { ...devices, disks } };
  }

  /** Puts a medium into the drive, or takes it out; returns the drive's target. */
  insert(source: string | undefined): string {
    const { devices } = this.definition();
    const drive = devices.disks.find(({ device }) => device === 'cdrom');
    if (drive === undefined) throw new Error('the machine has no drive');
    const { source: _before, ...empty } = drive;
    const now = source === undefined ? empty : { ...empty, source };
    const disks = devices.disks.map((disk) => (disk === drive ? now : disk));
    this.#definition = { ...this.definition(), devices: { ...devices, disks } };
    return drive.target.device;
  }

  replaceNic(nic: DomainInterface): void {
    this.#definition = {
      ...this.definition(),
      devices: { ...this.definition().devices, interfaces: [nic] },
    };
  }

  /** libvirt says that the guest has refused, or has let go. */
  say(kind: 'device-removed' | 'device-removal-failed', alias: string): void {
    const { name, uuid } = this.fake.machine;
    this.#events.push({ kind, domain: { name, uuid, id: 1 }, alias });
  }

  #withRunTime(definition: DomainDefinition): DomainDefinition {
    const { devices } = definition;
    const disks = devices.disks.map((disk): DomainDisk => ({
      ...disk,
      alias: `alias-${disk.target.device}`,
    }));
    // A name that no host has: nothing of this may reach real devices.
    const interfaces = devices.interfaces.map((nic) => ({ ...nic, targetDevice: 'fleetwright-no' }));
    return { ...definition, devices: { ...devices, disks, interfaces } };
  }

  async *#replay(): AsyncGenerator<LibvirtEvent, void, undefined> {
    // Events come after the call that causes them.
    await Promise.resolve();
    for (let event = this.#events.shift(); event !== undefined; event = this.#events.shift()) yield event;
  }

  #answer(command: string): string {
    const { execute } = JSON.parse(command) as { readonly execute: string };
    if (this.agent === undefined) throw new SyntaxError('nobody answers');
    if (execute === 'guest-ping') return '{"return":{}}';
    if (execute === 'guest-exec' && this.looks !== undefined) return '{"return":{"pid":7}}';
    if (execute === 'guest-exec-status') {
      const output = Buffer.from(this.looks ?? '').toString('base64');
      return JSON.stringify({ return: { exited: true, exitcode: 0, 'out-data': output } });
    }
    const returned = this.agent[execute];
    return JSON.stringify(returned === undefined ? { error: {} } : { return: returned });
  }
}

/** The NIC of an update, read as libvirt reads it: as part of a domain. */
function readInterfaceOf(definition: DomainDefinition, xml: string): DomainInterface {
  const empty = writeDomain({ ...definition, devices: { ...definition.devices, interfaces: [] } });
  const [nic] = readDomain(empty.replace('</devices>', `${xml}</devices>`)).devices.interfaces;
  if (nic === undefined) throw new Error(`no interface in ${xml}`);
  return nic;
}
