import type { PlanInput } from '../plan';
import type { Pool } from './pool';
import { Secret } from './secret';

/** A cloud-init document: text that is taken as it is, or an object that is written as YAML. */
export type CloudInitContent = string | CloudInitObject;
export interface CloudInitObject {
  readonly [key: string]: CloudInitValue;
}
export type CloudInitValue =
  | string
  | number
  | boolean
  | null
  | readonly CloudInitValue[]
  | CloudInitObject
  /** In user and vendor data only. */
  | Secret;

export interface CloudInitUser {
  readonly name: string;
  /** @default - none */
  readonly sshAuthorizedKeys?: readonly string[];
  /** @default - none */
  readonly groups?: readonly string[];
  /** A sudoers rule. @default - no sudo */
  readonly sudo?: string;
  /** @default '/bin/bash' */
  readonly shell?: string;
}

export interface CloudInitProps {
  /**
   * The guest's host name.
   * @default - the machine's name
   */
  readonly hostname?: string;
  /**
   * cloud-init does its once-per-instance work again when this changes.
   * @default - the machine's UUID, so that a change of user data does not run again on a disk that is set up already
   */
  readonly instanceId?: string;
  /**
   * Keys that may log in as the distribution's own user.
   * @default - none
   */
  readonly sshAuthorizedKeys?: readonly string[];
  /**
   * Users besides the distribution's own.
   * @default - none
   */
  readonly users?: readonly CloudInitUser[];
  /** @default - none */
  readonly packages?: readonly string[];
  /**
   * Commands run once, at the end of the first boot: a text for the shell, or a list of arguments.
   * @default - none
   */
  readonly runCommands?: readonly (string | readonly string[])[];
  /**
   * More cloud-config, whose keys win over those made from the properties above; or a whole text (a script, a MIME archive)
   * in place of them.
   * @default - nothing more
   */
  readonly userData?: CloudInitContent;
  /** @default - none */
  readonly vendorData?: CloudInitContent;
  /**
   * @default - none: cloud-init then asks for addresses by DHCP on the first NIC
   */
  readonly networkConfig?: CloudInitContent;
  /**
   * Whether the seed stays in the machine's drive, or is taken out and deleted once the guest's cloud-init is done (by its agent, else
   * by the machine's readiness checks). A machine whose system disk is made anew gets a seed again.
   * @default 'keep'
   */
  readonly seedAfterFirstBoot?: 'keep' | 'remove';
  /**
   * Where the seed's file lies.
   * @default - the pool of the machine's first disk
   */
  readonly pool?: Pool;
}

type PlanSeed = NonNullable<PlanInput['machines'][number]['cloudInit']>;
/** The documents of a seed, with nothing left open. */
export type SeedDocuments = Pick<PlanSeed, 'metaData' | 'userData' | 'vendorData' | 'networkConfig'>;
type SeedDocument = PlanSeed['metaData'];

/** What cloud-init does in a guest at its first boot, given to it on a small CD-ROM (NoCloud). */
export class CloudInit {
  readonly props: CloudInitProps;

  /** @throws TypeError when a text as user data meets properties that would need a cloud-config. */
  constructor(props: CloudInitProps = {}) {
    const clash = typeof props.userData === 'string' ? Object.keys(cloudConfigOf(props)) : [];
    if (clash.length > 0) {
      throw new TypeError(
        `userData is a text, which leaves no place for ${clash.join(', ')}: write it into the text, or make userData an object`,
      );
    }
    this.props = props;
  }

  get pool(): Pool | undefined {
    return this.props.pool;
  }

  /** The documents for a machine, whose name and UUID fill what is not stated. */
  documents(machine: { readonly name: string; readonly uuid: string }): SeedDocuments {
    const { props } = this;
    const metaData: PlainObject = {
      'instance-id': props.instanceId ?? machine.uuid,
      'local-hostname': props.hostname ?? machine.name,
    };
    const userData = userDataOf(props);
    return {
      metaData: { kind: 'structured', value: metaData },
      ...(userData === undefined ? {} : { userData }),
      ...(props.vendorData === undefined ? {} : { vendorData: contentOf(props.vendorData) }),
      ...(props.networkConfig === undefined ? {} : { networkConfig: contentOf(props.networkConfig) }),
    };
  }
}

function userDataOf(props: CloudInitProps): SeedDocument | undefined {
  if (typeof props.userData === 'string') return contentOf(props.userData);
  const value = { ...cloudConfigOf(props), ...props.userData };
  return Object.keys(value).length === 0 ? undefined : contentOf(value);
}

/** The cloud-config modules that the properties stand for (https://docs.cloud-init.io/en/latest/reference/modules.html). */
function cloudConfigOf(props: CloudInitProps): Record<string, CloudInitValue> {
  const config: Record<string, CloudInitValue> = {};
  if (props.sshAuthorizedKeys !== undefined) config['ssh_authorized_keys'] = [...props.sshAuthorizedKeys];
  if (props.users !== undefined) config['users'] = ['default', ...props.users.map(userConfigOf)];
  if (props.packages !== undefined) config['packages'] = [...props.packages];
  if (props.runCommands !== undefined) config['runcmd'] = [...props.runCommands];
  return config;
}

function userConfigOf(user: CloudInitUser): Record<string, CloudInitValue> {
  return {
    name: user.name,
    shell: user.shell ?? '/bin/bash',
    ...(user.sshAuthorizedKeys === undefined ? {} : { ssh_authorized_keys: [...user.sshAuthorizedKeys] }),
    ...(user.groups === undefined ? {} : { groups: [...user.groups] }),
    ...(user.sudo === undefined ? {} : { sudo: user.sudo }),
  };
}

function contentOf(content: CloudInitContent): SeedDocument {
  return typeof content === 'string'
    ? { kind: 'text', text: content }
    : { kind: 'structured', value: plainObject(content) };
}

type PlainObject = Extract<SeedDocument, { kind: 'structured' }>['value'];
type PlainValue = PlainObject[string];

/** A copy, so that what the author does to the object later does not reach the plan; in the order in which a plan is written. */
function plainObject(value: CloudInitObject): PlainObject {
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(entries.map(([key, member]) => [key, plainValue(member)]));
}

function plainValue(value: CloudInitValue): PlainValue {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Secret) return { ...value.reference };
  return isList(value) ? value.map(plainValue) : plainObject(value);
}

function isList(value: CloudInitObject | readonly CloudInitValue[]): value is readonly CloudInitValue[] {
  return Array.isArray(value);
}
