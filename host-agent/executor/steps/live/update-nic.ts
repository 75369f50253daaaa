import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describeNic } from '../../../../lib/describe';
import { LibvirtError, writeInterface, type DomainInterface, type DomainReference } from '../../../libvirt';
import type { StepAction } from '../../../planner';
import { StepError } from '../../failure';
import type { StepContext, StepProcedure } from '../procedure';
import { differenceOfNic } from './nic-difference';
import { findRunningMachine } from '../running-machine';
import { tryFindNic } from './running-devices';

type UpdateNic = Extract<StepAction, { kind: 'update-nic' }>;

/** Linux tells its programs of a carrier at most once a second (linkwatch): a shorter cut would go unnoticed. */
const LINK_CUT_MS = 2000;

/** One netlink call; longer means that the kernel or the host hangs. */
const COMMAND_TIMEOUT_MS = 10_000;

const run = promisify(execFile);

/** Changes network, link, bandwidth and filter of a NIC that runs; all that cannot be changed stays as it runs. */
export function updateNic(context: StepContext, { machine, nic, moves }: UpdateNic): StepProcedure {
  const planned = describeNic(nic);
  const find = async (): Promise<{
    readonly reference: DomainReference;
    readonly before: DomainInterface;
  }> => {
    const { reference, running } = await findRunningMachine(context, machine);
    const before = tryFindNic(running, nic.mac);
    if (before !== undefined) return { reference, before };
    const message = `The running machine "${machine.name}" has no NIC ${nic.mac}: apply again to attach it.`;
    throw new StepError('missing', message);
  };
  return {
    async perform() {
      const { reference, before } = await find();
      if (differenceOfNic(planned, before) === undefined) return 'already-true';
      const wanted = { ...changed(before, planned), linkState: planned.linkState ?? 'up' };
      if (!moves) {
        await updateOrRestore(context, reference, before, wanted);
        return 'changed';
      }
      // The guest keeps the address of the old network until its link comes back: it is not told otherwise.
      await updateOrRestore(context, reference, before, { ...wanted, linkState: 'down' });
      if (wanted.linkState === 'down') return 'changed';
      await context.clock.sleep(LINK_CUT_MS, context.signal);
      await context.host.domains.updateDevice(reference, writeInterface(wanted));
      return 'changed';
    },
    missing: async () => differenceOfNic(planned, (await find()).before),
  };
}

/** What runs, with the plan's settings in it: libvirt takes an update only with the rest as it is. */
function changed(before: DomainInterface, planned: DomainInterface): DomainInterface {
  const { sourceNetwork: _network, bandwidth: _bandwidth, filter: _filter, ...kept } = before;
  return {
    ...kept,
    type: planned.type,
    ...(planned.source === undefined ? {} : { source: planned.source }),
    ...(planned.bandwidth === undefined ? {} : { bandwidth: planned.bandwidth }),
    ...(planned.filter === undefined ? {} : { filter: planned.filter }),
  };
}

/** An update that fails may have been made in part: the NIC gets back what it had, and the failure is reported. */
async function updateOrRestore(
  context: StepContext,
  reference: DomainReference,
  before: DomainInterface,
  wanted: DomainInterface,
): Promise<void> {
  const { domains } = context.host;
  try {
    await domains.updateDevice(reference, writeInterface(wanted));
  } catch (error) {
    if (!(error instanceof LibvirtError)) throw error;
    await restore(context, reference, before);
    if (wanted.bandwidth !== undefined && before.bandwidth === undefined) await lift(before.targetDevice);
    throw error;
  }
}

async function restore(
  context: StepContext,
  reference: DomainReference,
  before: DomainInterface,
): Promise<void> {
  const { sourceNetwork, ...settings } = before;
  const former =
    sourceNetwork === undefined ? settings : { ...settings, type: 'network', source: sourceNetwork };
  try {
    await context.host.domains.updateDevice(reference, writeInterface(former));
  } catch (error) {
    // What made the update fail may hinder this one too; the first failure is the one to report.
    if (!(error instanceof LibvirtError)) throw error;
  }
}

/**
 * Removes what libvirt leaves on the host's side when it cannot set all of a bandwidth: half of it may already slow the guest
 * down, and libvirt believes that there is nothing to lift.
 */
async function lift(device: string | undefined): Promise<void> {
  if (device === undefined) return;
  for (const discipline of ['root', 'ingress']) {
    try {
      await run('tc', ['qdisc', 'del', 'dev', device, discipline], { timeout: COMMAND_TIMEOUT_MS });
    } catch {
      // There is none of that kind, or no tc: then libvirt has not got this far either.
    }
  }
}
