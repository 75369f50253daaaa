import { describe, expect, it } from '@jest/globals';
import { build } from 'esbuild';
import { join } from 'node:path';
import { createContext, runInContext, runInNewContext } from 'node:vm';
import { STATUS_BODY_SCRIPT } from '../../../../host-agent/commands/status-page/client/scripts';

const SCRIPTS = join(__dirname, '../../../../host-agent/commands/status-page/client/scripts.ts');

/** The script of the page as a bundle of the program would have it. */
async function bundled(keepNames: boolean): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [SCRIPTS],
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    keepNames,
  });
  const module = { exports: {} as { readonly STATUS_BODY_SCRIPT: typeof STATUS_BODY_SCRIPT } };
  runInNewContext(outputFiles[0]?.text ?? '', { module, require });
  return module.exports.STATUS_BODY_SCRIPT.element.toString();
}

describe.each([
  ['as it is', async () => STATUS_BODY_SCRIPT.element.toString()],
  ['in a bundle', async () => bundled(false)],
  ['in a bundle that keeps names', async () => bundled(true)],
] as const)('the script of the page, %s,', (_name, script) => {
  it('needs nothing from outside of itself', async () => {
    const listening: string[] = [];
    const asked: string[] = [];
    const element = (): Record<string, unknown> => ({
      dataset: {},
      hidden: true,
      value: '',
      className: '',
      closest: () => null,
      getAttribute: () => null,
      setAttribute: () => undefined,
      addEventListener: (type: string) => listening.push(type),
      dispatchEvent: () => undefined,
    });
    const document = {
      ...element(),
      hidden: false,
      documentElement: element(),
      querySelector: element,
      querySelectorAll: () => [element()],
    };
    const window = {
      ...element(),
      document,
      setTimeout: () => 1,
      clearTimeout: () => undefined,
      setInterval: () => 1,
      EventSource: class {
        readonly addEventListener: (type: string) => void;
        constructor(url: string) {
          asked.push(url);
          this.addEventListener = (type) => listening.push(`events: ${type}`);
        }
      },
    };
    const text = /^<script>([^]*)<\/script>$/.exec(await script())?.[1] ?? '';
    expect(text).not.toMatch(/<\/script|<!--|innerHTML|insertAdjacentHTML|document\.write/i);
    runInContext(text, createContext({ window }));
    expect(asked).toEqual(['events']);
    expect(listening).toEqual(
      expect.arrayContaining([
        'fleetwright-fetched',
        'fleetwright-take',
        'fleetwright-stale',
        'fleetwright-event',
        'fleetwright-changed',
        'visibilitychange',
        'input',
        'keydown',
        'events: status',
        'events: log',
        'events: error',
      ]),
    );
  });
});
