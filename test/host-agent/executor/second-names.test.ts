import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { linkSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeSecondNames } from '../../../host-agent/executor/second-names';
import type { StepContext } from '../../../host-agent/executor/steps/procedure';
import { EMPTY_LEDGER } from '../../../host-agent/executor/ledger/document';
import { fakeLibvirtHost } from '../../support/fake-libvirt-host';
import { emptyWorld } from '../inventory/worlds';

let pool: string;
let refreshed: string[];

beforeEach(() => {
  pool = mkdtempSync(join(tmpdir(), 'fleetwright-names-'));
  refreshed = [];
});

afterEach(() => rmSync(pool, { recursive: true, force: true }));

/** A run on a host with one pool, of which nothing else is asked. */
function context(): StepContext {
  const host = fakeLibvirtHost(emptyWorld());
  const pools = {
    ...host.pools,
    tryFindByName: async (name: string) => ({ name, uuid: '10000000-0000-5000-8000-000000000001' }),
    refresh: async ({ name }: { readonly name: string }) => void refreshed.push(name),
  };
  const plan = { pools: [{ name: 'main', path: pool }] };
  return {
    plan,
    host: { ...host, pools },
    ledger: { current: EMPTY_LEDGER },
  } as unknown as StepContext;
}

function put(path: string, secondName?: string): void {
  mkdirSync(join(pool, path, '..'), { recursive: true });
  writeFileSync(join(pool, path), 'whole');
  if (secondName !== undefined) linkSync(join(pool, path), join(pool, secondName));
}

describe('files with two names', () => {
  it('lose the hidden one, and libvirt is told', async () => {
    put('.unfinished-web-root.qcow2', 'web-root.qcow2');
    put('.fleetwright/partial/.0123.partial', 'base-0123.img');
    await removeSecondNames(context());
    expect(readdirSync(pool).sort()).toEqual(['.fleetwright', 'base-0123.img', 'web-root.qcow2']);
    expect(readdirSync(join(pool, '.fleetwright/partial'))).toEqual([]);
    expect(refreshed).toEqual(['main']);
  });

  it('keep both where neither is hidden, and what is not finished yet stays', async () => {
    put('.unfinished-web-root.qcow2');
    put('.fleetwright/partial/.0123.partial');
    put("a stranger's.qcow2", "the same stranger's.qcow2");
    await removeSecondNames(context());
    expect(readdirSync(pool)).toHaveLength(4);
    expect(readdirSync(join(pool, '.fleetwright/partial'))).toEqual(['.0123.partial']);
    expect(refreshed).toEqual([]);
  });

  it('are not looked for in a pool that is not there yet', async () => {
    rmSync(pool, { recursive: true });
    await expect(removeSecondNames(context())).resolves.toBeUndefined();
  });
});
