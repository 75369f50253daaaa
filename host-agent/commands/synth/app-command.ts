/** How to run the author's program: bundled by us, or whatever its command line says. */
export type AppCommand =
  | { readonly kind: 'typescript'; readonly entry: string; readonly programArguments: readonly string[] }
  | { readonly kind: 'shell'; readonly commandLine: string };

/** Programs that do nothing but run a TypeScript file, each slower to start than bundling it. */
const RUNNERS: readonly (readonly string[])[] = [
  [],
  ['npx', 'ts-node'],
  ['npx', 'tsx'],
  ['ts-node'],
  ['tsx'],
  ['node'],
];

/** Anything that a shell would read as more than plain words. */
const SHELL_SYNTAX = /["'\\$`|&;<>(){}*?[\]~#\n]/;

/**
 * Reads the `app` of `cdktf.json`. A lone TypeScript file, or one behind a usual runner (`npx ts-node main.ts`), is run by us;
 * any other command line goes to the shell, as cdktf itself does it.
 */
export function readAppCommand(app: string): AppCommand {
  const words = app.split(/\s+/).filter((word) => word !== '');
  const entryIndex = words.findIndex((word) => /\.[cm]?ts$/.test(word));
  const entry = words[entryIndex];
  if (entry === undefined || SHELL_SYNTAX.test(app)) return { kind: 'shell', commandLine: app };
  const runner = words.slice(0, entryIndex);
  const isKnown = RUNNERS.some(
    (known) => known.length === runner.length && known.every((word, index) => word === runner[index]),
  );
  if (!isKnown) return { kind: 'shell', commandLine: app };
  return { kind: 'typescript', entry, programArguments: words.slice(entryIndex + 1) };
}
