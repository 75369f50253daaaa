import { resolve } from 'node:path';
import { readAllowedSigners } from '../../sources';
import { CommandFailure } from '../command-failure';
import type { CommandContext } from '../context';
import { plain } from '../terminal/plain';

/** The text of the file that was named on the command line, which has to be there. @throws CommandFailure, AllowedSignersError */
export async function readNamedSigners(
  { workingDirectory }: Pick<CommandContext, 'workingDirectory'>,
  path: string,
): Promise<string> {
  const text = await readAllowedSigners(resolve(workingDirectory, path));
  if (text !== undefined) return text;
  throw new CommandFailure({
    code: 'no-allowed-signers',
    message: `There is no file of allowed signers ${plain(path)}.`,
    advice: 'Correct the path of --allowed-signers.',
  });
}
