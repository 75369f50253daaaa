import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { LiveHost } from '../../../support/live-host';
import { digestOf, makeKey, signed, statementOf, type ReleaseDraft } from './releases';
import { ServiceProcess } from './service-process';

/** Seldom, so that a test decides by `sync` when the source is looked at. */
const POLL_SECONDS = 3600;

export interface ServiceHostOptions {
  /** Own folder for each of several in one test file. */
  readonly name: string;
  /** @default a folder of releases */
  readonly source?: object;
  readonly policy?: object;
  readonly trust?: object;
  /** @default the sandbox's */
  readonly uri?: string;
  /** More of the configuration. */
  readonly more?: object;
}

/** A host with keys, trust, a configuration and a folder of releases, ready for the service. */
export class ServiceHost {
  readonly directory: string;
  readonly configuration: string;
  readonly socket: string;
  readonly stateDirectory: string;
  readonly releases: string;
  readonly allowedSigners: string;
  /** Path of the private key that may release for this host. */
  readonly key: string;
  /** The public half of it. */
  publicKey = '';
  readonly #live: LiveHost;
  #process: ServiceProcess | undefined;

  private constructor(live: LiveHost, { name }: ServiceHostOptions) {
    this.#live = live;
    this.directory = join(live.workDirectory, name);
    this.configuration = join(this.directory, 'agent.yaml');
    this.socket = join(this.directory, 'agent.sock');
    this.stateDirectory = join(this.directory, 'state');
    this.releases = join(this.directory, 'releases');
    this.allowedSigners = join(this.directory, 'allowed_signers');
    this.key = join(this.directory, 'key');
  }

  static async make(live: LiveHost, options: ServiceHostOptions): Promise<ServiceHost> {
    const host = new ServiceHost(live, options);
    await mkdir(host.releases, { recursive: true });
    host.publicKey = await makeKey(host.key);
    await writeFile(host.allowedSigners, `lab/kvm-1 namespaces="fleetwright-plan" ${host.publicKey}\n`);
    await host.configure(options);
    return host;
  }

  /** Writes the configuration anew; the next start reads it. */
  async configure(options: Omit<ServiceHostOptions, 'name'>): Promise<void> {
    const { sandbox } = this.#live;
    const configuration = {
      poolRoots: [sandbox.poolDirectory],
      imageRoots: [sandbox.imagesDirectory],
      stateDirectory: this.stateDirectory,
      libvirtUri: options.uri ?? sandbox.uri,
      identity: { fleet: 'lab', host: 'kvm-1' },
      source: options.source ?? { folder: { path: this.releases }, pollIntervalSeconds: POLL_SECONDS },
      trust: { allowedSignersFile: this.allowedSigners, ...options.trust },
      policy: options.policy ?? {},
      status: { socket: this.socket },
      ...options.more,
    };
    await writeFile(this.configuration, stringify(configuration));
  }

  /** Signs and publishes a release in the folder, and gives its digest. */
  async publish(draft: ReleaseDraft): Promise<string> {
    const statement = statementOf(draft);
    await this.publishBytes(await signed(statement, this.key));
    return digestOf(statement);
  }

  /** Publishes whatever these bytes are, whole or not at all. */
  async publishBytes(bytes: Uint8Array): Promise<void> {
    const path = join(this.releases, 'kvm-1.release');
    await writeFile(`${path}.new`, bytes);
    await rename(`${path}.new`, path);
  }

  start(): ServiceProcess {
    this.#process = new ServiceProcess(this.#live, this);
    return this.#process;
  }

  /** Ends what was started last, if it still runs. */
  async stop(): Promise<void> {
    await this.#process?.stop();
  }
}
