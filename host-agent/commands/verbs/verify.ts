import { resolve } from 'node:path';
import { examineRelease } from '../../sources';
import { CommandFailure } from '../command-failure';
import type { CommandContext, GlobalOptions } from '../context';
import { EXIT, type ExitCode } from '../exit-codes';
import { jsonAnswer } from '../json-answer';
import { tryReadReleaseFile } from '../release/release-file';
import { verifyRequest, type VerifyOptions } from '../release/verify-request';
import { renderVerification, verificationFacts } from '../rendering/verify';
import { plain } from '../terminal/plain';

/** Says whether a release is to be trusted, by whom it is signed, and what would have to be so otherwise. */
export async function verify(
  context: CommandContext,
  options: GlobalOptions & VerifyOptions,
  file: string,
): Promise<ExitCode> {
  const { terminal, workingDirectory } = context;
  const bytes = await tryReadReleaseFile(resolve(workingDirectory, file));
  if (bytes === undefined) {
    throw new CommandFailure({
      code: 'release-missing',
      message: `There is no release ${plain(file)}.`,
      advice: 'Make one with `fleetwright release`, or correct the path.',
    });
  }
  const request = await verifyRequest(context, options, bytes);
  const verification = { file, ...request, ...examineRelease(request.judged) };
  terminal.print(
    options.json === true
      ? jsonAnswer('verify', verificationFacts(verification))
      : renderVerification(verification, terminal.paint),
  );
  return verification.judgement.kind === 'trusted' ? EXIT.ok : EXIT.refused;
}
