// The man pages of the package by their file names, made from what the program itself says.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadSources, root } from '../load-sources.mjs';
import { agentPage, commandPage } from './command-pages.mjs';
import { configurationPage } from './configuration-page.mjs';

/** Never run: only its verbs, options and words are looked at. */
const CONTEXT = {
  terminal: {},
  workingDirectory: '/',
  environment: {},
  signal: new AbortController().signal,
};

/** `facts`: version, and the day that the pages carry. */
export async function manPages(facts) {
  const { buildProgram } = await loadSources("export { buildProgram } from './host-agent/commands/program';");
  const program = buildProgram(CONTEXT, () => Promise.resolve());
  const configuration = await readFile(join(root, 'packaging/agent.yaml'), 'utf8');
  return {
    'fleetwright.1': commandPage(program, facts),
    'fleetwright-agent.8': agentPage(program, facts),
    'agent.yaml.5': configurationPage(configuration, facts),
  };
}
