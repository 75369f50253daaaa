import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, type AppProps } from '../synth';

/** An app for a test: no folder is left behind until it is told to `synth()`, which then writes below the system's temporary folder. */
export function testApp(props: Partial<AppProps> = {}): App {
  if (props.outdir !== undefined) return appIn(props.outdir, props);
  const outdir = mkdtempSync(join(tmpdir(), 'fleetwright-test-'));
  try {
    return appIn(outdir, props);
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

function appIn(outdir: string, props: Partial<AppProps>): App {
  return new App({
    fleet: 'test',
    lockFile: join(outdir, 'fleet.lock.json'),
    frozenLock: false,
    ...props,
    outdir,
  });
}
