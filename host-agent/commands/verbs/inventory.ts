import { connectToLook } from '../agent/connect-to-look';
import { lookAtHost } from '../agent/observe';
import { readRecords } from '../agent/read-records';
import { hostSettings } from '../agent/settings';
import type { CommandContext, GlobalOptions } from '../context';
import { EXIT, type ExitCode } from '../exit-codes';
import { jsonAnswer } from '../json-answer';
import { renderInventory } from '../rendering/inventory';
import { inventoryFacts } from '../rendering/inventory-facts';
import { plain } from '../terminal/plain';

/** Shows what the host has now, ours and others'. */
export async function inventory(context: CommandContext, options: GlobalOptions): Promise<ExitCode> {
  const { terminal, signal } = context;
  const settings = await hostSettings(context, options);
  const { uri } = settings;
  const libvirt = await connectToLook(uri, signal, terminal);
  try {
    const readAt = new Date().toISOString();
    const found = await lookAtHost(libvirt, settings);
    if (options.json !== true) {
      terminal.print(renderInventory(found, uri, terminal.paint));
      return EXIT.ok;
    }
    const records = await readRecords(settings, found);
    if (records.kind === 'unreadable')
      terminal.note(`The agent's records are left out. ${plain(records.reason)}`);
    terminal.print(jsonAnswer('inventory', inventoryFacts({ uri, readAt, inventory: found, records })));
    return EXIT.ok;
  } finally {
    await libvirt.close();
  }
}
