import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { useLiveHost } from '../../../support/live-host';
import { useConnections } from '../live';

const live = useLiveHost();
const connect = useConnections();

/** A stand-in for ssh that runs the far side's command, its last word, in the sandbox as sshd would: by a shell. */
function standIn(): string {
  const path = join(live.workDirectory, 'ssh');
  const enter = live.sandbox.enter.map((word) => `'${word}'`).join(' ');
  writeFileSync(path, `#!/bin/sh\nfor last; do :; done\nexec ${enter} sh -c "$last"\n`);
  chmodSync(path, 0o755);
  return path;
}

describe('a connection by ssh', () => {
  it("reaches a host's libvirt through the command that is sent to its shell", async () => {
    const host = await connect(`qemu+ssh://host/system?command=${standIn()}`);
    expect(await host.node.hostname()).toBe(live.sandbox.name);
    const xml = await host.node.capabilitiesXml();
    expect(xml.trim()).toBe((await live.virsh('capabilities')).trim());
  });

  it('can be read-only there as well', async () => {
    const host = await connect(`qemu+ssh://host/system?command=${standIn()}`, { readOnly: true });
    await expect(host.networks.define('<network><name>no</name></network>')).rejects.toMatchObject({
      kind: 'forbidden',
    });
  });
});
