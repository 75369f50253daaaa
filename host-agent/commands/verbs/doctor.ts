import type { Plan } from '../../../lib/plan';
import { readInventory, type Inventory } from '../../inventory';
import { connectLibvirt, LibvirtFailure } from '../../libvirt';
import { connectToLook } from '../agent/connect-to-look';
import { findPlanFile } from '../agent/find-plan';
import { loadPlan } from '../agent/load-plan';
import { hostEnvironment } from '../agent/host-environment';
import { hostSettings, type HostSettings } from '../agent/settings';
import { CommandFailure } from '../command-failure';
import type { CommandContext, GlobalOptions } from '../context';
import type { CheckedNetwork, CheckSubject } from '../doctor/check';
import { CHECKS } from '../doctor/checks';
import { machineProbe } from '../doctor/host-probe';
import { EXIT, type ExitCode } from '../exit-codes';
import { jsonAnswer } from '../json-answer';
import { renderDoctor, type CheckedThing } from '../rendering/doctor';

/** Looks for what breaks real hosts; fails when a check does. */
export async function doctor(context: CommandContext, options: GlobalOptions): Promise<ExitCode> {
  const settings = await hostSettings(context, options);
  const plan = await tryLoadPlan(context, options);
  const libvirt = await tryConnect(settings.uri, context);
  try {
    const inventory = await tryReadInventory(libvirt, settings);
    const subject: CheckSubject = {
      libvirt,
      uri: settings.uri,
      poolFolders: plan?.pools.map((pool) => pool.path) ?? settings.configuration.poolRoots,
      networks: networksOf(inventory, plan),
      ...(inventory === undefined ? {} : { trafficShaping: inventory.host.trafficShaping }),
      ...(inventory?.host.networkFilters === undefined
        ? {}
        : { networkFilters: inventory.host.networkFilters }),
      ...(settings.fileSystemRoot === undefined ? {} : { probe: machineProbe(settings.fileSystemRoot) }),
      ...(plan === undefined ? {} : { plan }),
    };
    const results: CheckedThing[] = [];
    for (const check of CHECKS) {
      context.terminal.progress(`checking: ${check.title} …`);
      results.push({ id: check.id, title: check.title, ...(await check.run(subject)) });
    }
    context.terminal.progress('');
    context.terminal.print(
      options.json === true
        ? jsonAnswer('doctor', { uri: settings.uri, checks: results })
        : renderDoctor(results, context.terminal.paint),
    );
    return results.some((result) => result.status === 'fail') ? EXIT.failed : EXIT.ok;
  } finally {
    if (libvirt.kind === 'connected') await libvirt.host.close();
  }
}

/** A plan makes the checks sharper, but a host can be looked at without one. */
async function tryLoadPlan(context: CommandContext, options: GlobalOptions): Promise<Plan | undefined> {
  try {
    await findPlanFile({
      workingDirectory: context.workingDirectory,
      ...(options.plan === undefined ? {} : { file: options.plan }),
    });
  } catch (error) {
    if (error instanceof CommandFailure) return undefined;
    throw error;
  }
  return (await loadPlan(context, options, undefined)).plan;
}

async function tryConnect(
  uri: string,
  { signal, terminal }: CommandContext,
): Promise<CheckSubject['libvirt']> {
  try {
    return {
      kind: 'connected',
      host: await connectToLook(uri, signal, terminal),
      connectToWrite: () => connectLibvirt(uri, { signal }),
    };
  } catch (error) {
    if (!(error instanceof LibvirtFailure)) throw error;
    return { kind: 'unreachable', message: error.message };
  }
}

async function tryReadInventory(
  libvirt: CheckSubject['libvirt'],
  { fileSystemRoot }: HostSettings,
): Promise<Inventory | undefined> {
  if (libvirt.kind !== 'connected') return undefined;
  return readInventory(
    libvirt.host,
    fileSystemRoot === undefined ? {} : { environment: hostEnvironment(fileSystemRoot) },
  );
}

function networksOf(inventory: Inventory | undefined, plan: Plan | undefined): readonly CheckedNetwork[] {
  const actual = inventory?.networks ?? [];
  const planned = plan?.networks ?? [];
  const names = new Set(planned.map((network) => network.name));
  return [
    ...planned.flatMap((network) =>
      network.mode === 'bridge'
        ? []
        : [checkedNetwork(network.name, network.bridgeName, [network.ipv4?.cidr, network.ipv6?.cidr])],
    ),
    ...actual
      .filter((network) => !names.has(network.name))
      .map((network) => {
        const settings = network.running ?? network.stored;
        return checkedNetwork(network.name, settings?.bridgeName, [
          settings?.ipv4?.cidr,
          settings?.ipv6?.cidr,
        ]);
      }),
  ];
}

function checkedNetwork(
  name: string,
  bridgeName: string | undefined,
  cidrs: readonly (string | undefined)[],
): CheckedNetwork {
  const known = cidrs.filter((cidr) => cidr !== undefined);
  return { name, cidrs: known, ...(bridgeName === undefined ? {} : { bridgeName }) };
}
