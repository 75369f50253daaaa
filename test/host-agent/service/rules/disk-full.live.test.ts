import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connectLibvirt, type LibvirtHost } from '../../../../host-agent/libvirt';
import { createRules } from '../../../../host-agent/service/rules/create-rules';
import { readUse } from '../../../../host-agent/service/use/read-use';
import { tinyDomainXml, useLiveHost, waitFor } from '../../../support/live-host';
import { uuidOf } from '../use/machines';
import { sampleFacts, samplePlan, sampleMachine } from '../../planner/sample-plan';

const live = useLiveHost();
const NAME = 'filled';
const ADDRESS = '10.84.0.9';
const MAC = '52:54:00:84:00:09';
const NETWORK_XML = `<network><name>full</name><forward mode='nat'/><bridge name='fullbr0'/>
  <ip address='10.84.0.1' netmask='255.255.255.0'><dhcp><range start='10.84.0.9' end='10.84.0.9'/></dhcp></ip></network>`;

let host: LibvirtHost;
const rules = createRules();
const inventory = { host: sampleFacts(), machines: [], networks: [], pools: [], unreadable: [] };
const found = (): readonly string[] =>
  rules.findings(Date.now()).map(({ rule, value }) => `${rule}: ${value}`);

beforeAll(async () => {
  host = await connectLibvirt(live.uri);
  rules.look(
    { plan: samplePlan({ machines: [sampleMachine({ name: NAME, uuid: uuidOf(NAME) })] }), inventory },
    Date.now(),
  );
  void (async () => {
    for await (const event of host.events()) rules.event(event, new Set(), Date.now());
  })();
});
afterAll(async () => {
  await host.close();
});

describe('a disk that has no room left', () => {
  it('pauses its machine, which the rule finds with the reason until the machine runs on', async () => {
    const directory = join(live.sandbox.imagesDirectory, 'small');
    const diskPath = join(directory, 'disk.qcow2');
    for (const argv of [
      ['mkdir', '-m', '755', directory],
      ['mount', '-t', 'tmpfs', '-o', 'size=1m,mode=755', 'small', directory],
      ['qemu-img', 'create', '-q', '-f', 'qcow2', diskPath, '16M'],
      // All that is left, so that the first cluster that the guest writes finds no room.
      ['sh', '-c', `cat /dev/zero > ${directory}/rest; test -s ${directory}/rest`],
    ])
      expect(await live.sandbox.exec(argv)).toMatchObject({ exitCode: 0 });
    await live.virshWithXml(NETWORK_XML, 'net-create');
    const serialLogPath = join(live.sandbox.logDirectory, `${NAME}.log`);
    const xml = tinyDomainXml({
      name: NAME,
      guest: live.guest,
      network: 'full',
      mac: MAC,
      diskPath,
      serialLogPath,
    });
    await live.virshWithXml(xml.replace('<memory', `<uuid>${uuidOf(NAME)}</uuid><memory`), 'create');
    await live.waitForGuest(ADDRESS);
    await live.writeMarker(ADDRESS, 'word').catch(() => undefined);

    const paused = async (): Promise<string | undefined> =>
      (await readUse(host, 0)).machines.find(({ name }) => name === NAME)?.pausedBecause;
    const why = await waitFor(paused, { timeoutMs: 60_000, description: 'the machine is paused' });
    expect(why).toBe('ioerror');
    await waitFor(() => found().some((text) => text.startsWith('io-error-pause')), {
      timeoutMs: 10_000,
      description: 'the event',
    });
    expect(found()).toContain(`io-error-pause: enospc: ${diskPath}`);
    expect(await live.virsh('domblkerror', NAME)).toContain('no space');

    rules.sample(await readUse(host, 1), Date.now());
    expect(found()).toContain(`io-error-pause: enospc: ${diskPath}`);
    await live.sandbox.exec(['rm', join(directory, 'rest')]);
    await live.virsh('resume', NAME);
    await waitFor(() => !found().some((text) => text.startsWith('io-error-pause')), {
      timeoutMs: 10_000,
      description: 'the machine runs on',
    });
    expect(await paused()).toBeUndefined();
    await live.virsh('destroy', NAME);
  });
});
