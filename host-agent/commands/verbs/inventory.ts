import { connectToLook } from '../agent/connect-to-look';
import { lookAtHost } from '../agent/observe';
import { hostSettings } from '../agent/settings';
import type { CommandContext, GlobalOptions } from '../context';
import { EXIT, type ExitCode } from '../exit-codes';
import { jsonAnswer } from '../json-answer';
import { renderInventory } from '../rendering/inventory';

/** Shows what the host has now, ours and others'. */
export async function inventory(context: CommandContext, options: GlobalOptions): Promise<ExitCode> {
  const settings = await hostSettings(context, options);
  const { uri } = settings;
  const libvirt = await connectToLook(uri, context.signal);
  try {
    const found = await lookAtHost(libvirt, settings);
    context.terminal.print(
      options.json === true
        ? jsonAnswer('inventory', { uri, inventory: found })
        : renderInventory(found, uri, context.terminal.paint),
    );
    return EXIT.ok;
  } finally {
    await libvirt.close();
  }
}
