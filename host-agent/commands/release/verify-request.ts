import { resolve } from 'node:path';
import { NAME_PATTERN } from '../../../lib/plan';
import { AGENT_CONFIGURATION_PATH, readAgentConfiguration } from '../../configuration';
import {
  MACHINE_ID_PATTERN,
  readAllowedSigners,
  tryReadAddress,
  type JudgementRequest,
  type ReleaseAddress,
} from '../../sources';
import { CommandFailure } from '../command-failure';
import type { CommandContext, GlobalOptions } from '../context';
import { plain } from '../terminal/plain';
import { readNamedSigners } from './allowed-signers';

/** By what a release is judged. */
export interface VerifyOptions {
  /** @default that of the configuration */
  readonly allowedSigners?: string;
  /** As `fleet/host`. @default that of the configuration, or the release's own */
  readonly host?: string;
  readonly machineId?: string;
}

/** A question, and where its parts come from. */
export interface VerifyRequest {
  readonly judged: JudgementRequest;
  readonly allowedSignersFile: string;
  /** Whose eyes it is seen with. */
  readonly addressFrom: 'option' | 'configuration' | 'release';
}

/** Trust and identity from options, from the agent's configuration, and from the release itself, in this order. @throws CommandFailure */
export async function verifyRequest(
  context: CommandContext,
  options: GlobalOptions & VerifyOptions,
  bytes: Uint8Array,
): Promise<VerifyRequest> {
  const { config, allowedSigners, machineId } = options;
  const { trust, identity } = await readAgentConfiguration(
    config === undefined ? AGENT_CONFIGURATION_PATH : resolve(context.workingDirectory, config),
  );
  const text =
    allowedSigners === undefined
      ? await readAllowedSigners(trust.allowedSignersFile)
      : await readNamedSigners(context, allowedSigners);
  const named = options.host === undefined ? undefined : parseAddress(options.host);
  const address = named ?? identity ?? tryReadAddress(bytes) ?? { fleet: '', host: '' };
  if (machineId !== undefined && !MACHINE_ID_PATTERN.test(machineId)) {
    throw new CommandFailure({
      code: 'bad-machine-id',
      message: `A machine id is 32 digits from 0 to 9 and a to f, and "${plain(machineId)}" is none.`,
      advice: 'Copy it from /etc/machine-id of the host.',
    });
  }
  return {
    judged: {
      bytes,
      trust: { allowedSigners: text, allowUnsigned: trust.allowUnsigned },
      address: { ...address, ...(machineId === undefined ? {} : { machineId }) },
      nowMs: Date.now(),
    },
    allowedSignersFile: allowedSigners ?? trust.allowedSignersFile,
    addressFrom: named !== undefined ? 'option' : identity !== undefined ? 'configuration' : 'release',
  };
}

/** `lab/kvm-1`. @throws CommandFailure */
function parseAddress(text: string): ReleaseAddress {
  const [fleet = '', host = '', ...more] = text.split('/');
  if (more.length === 0 && NAME_PATTERN.test(fleet) && NAME_PATTERN.test(host)) return { fleet, host };
  throw new CommandFailure({
    code: 'bad-host',
    message: `"${plain(text)}" does not name a host of a fleet.`,
    advice: 'Write it as fleet/host, such as lab/kvm-1.',
  });
}
