import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, type AppProps } from '../synth';

/** An app for a test: no folder is left behind until it is told to `synth()`, which then writes below the system's temporary folder. */
export function testApp(props: Partial<AppProps> = {}): App {
  const outdir = props.outdir ?? mkdtempSync(join(tmpdir(), 'fleetwright-test-'));
  const app = new App({
    fleet: 'test',
    lockFile: join(outdir, 'fleet.lock.json'),
    frozenLock: false,
    ...props,
    outdir,
  });
  if (props.outdir === undefined) rmSync(outdir, { recursive: true });
  return app;
}
