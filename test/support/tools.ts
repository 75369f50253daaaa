import { existsSync } from 'node:fs';

/**
 * Whether a program that a test wants to ask is here. A developer may do without it; where everything is tested (`CI=true`) it has
 * to be there, or its tests would be left out and nobody would know.
 */
export function hasTool(
  path: string,
  {
    environment = process.env,
    exists = existsSync,
  }: {
    readonly environment?: Readonly<Record<string, string | undefined>>;
    readonly exists?: (path: string) => boolean;
  } = {},
): boolean {
  if (exists(path)) return true;
  if (environment['CI'] !== 'true') return false;
  throw new Error(
    `There is no ${path}, and with CI=true no test is left out: scripts/install-prerequisites.sh --tests.`,
  );
}
