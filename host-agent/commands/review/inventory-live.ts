import { inventoryDigest } from '../../inventory';
import { LibvirtFailure, LibvirtUnreachable } from '../../libvirt';
import type { ActualHost } from '../../review';
import { connectToLook } from '../agent/connect-to-look';
import { lookAtHost } from '../agent/observe';
import { readRecords } from '../agent/read-records';
import { hostSettings } from '../agent/settings';
import type { CommandContext, GlobalOptions } from '../context';
import { plain } from '../terminal/plain';
import type { Looked } from './which-host';

/** The host behind a libvirt URI as it is now, or why it cannot be read. @throws CommandFailure, LibvirtUnreachable for what is no URI */
export async function readInventoryLive(
  context: CommandContext,
  options: GlobalOptions,
  uri: string,
): Promise<Looked> {
  const called = URL.canParse(uri) ? new URL(uri).hostname : '';
  try {
    return { called, actual: await look(context, { ...options, connect: uri }) };
  } catch (error) {
    if (!(error instanceof LibvirtFailure) || context.signal.aborted) throw error;
    // Nobody's host has such a name: it was mistyped.
    if (error instanceof LibvirtUnreachable && error.reason === 'bad-uri') throw error;
    return { called, actual: { kind: 'unreadable', source: uri, reason: error.message } };
  }
}

async function look(context: CommandContext, options: GlobalOptions): Promise<ActualHost> {
  const settings = await hostSettings(context, options);
  const { uri: source } = settings;
  const libvirt = await connectToLook(source, context.signal, context.terminal);
  try {
    const readAt = new Date().toISOString();
    const inventory = await lookAtHost(libvirt, settings);
    const records = await readRecords(settings, inventory);
    if (records.kind === 'unreadable') {
      context.terminal.note(`The agent's records of ${plain(source)} are left out. ${plain(records.reason)}`);
    }
    return {
      kind: 'read',
      source,
      readAt,
      inventory,
      inventoryDigest: inventoryDigest(inventory),
      ...(records.kind === 'read' ? { records: records.records } : {}),
    };
  } finally {
    await libvirt.close();
  }
}
