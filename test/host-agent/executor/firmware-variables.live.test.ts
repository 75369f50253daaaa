import { describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import type { Step } from '../../../host-agent/planner';
import { volumesOf, type Plan } from '../../../lib/plan';
import { useLiveHost } from '../../support/live-host';
import { AgentProcess, undone } from './agent-process';
import { guestImages } from './guest-images';
import { findMachine, labMachine, labPlan, step } from './lab';

const FOLDER = '/var/lib/libvirt/qemu/nvram';

describe('the UEFI variables of a machine', () => {
  const live = useLiveHost();
  const agent = new AgentProcess(live);
  const lab = (name: string): Plan =>
    labPlan({
      poolPath: join(live.sandbox.poolDirectory, 'main'),
      images: guestImages(live),
      machines: [
        labMachine(name, 31, {
          firmware: 'uefi',
          disks: [],
          nics: [],
          cloudInit: undefined,
          readiness: { checks: [], timeoutSeconds: 0 },
        }),
      ],
    });
  const defineStep = (plan: Plan, name: string, after: readonly string[] = []): Step => {
    const machine = findMachine(plan, name);
    const markedVolumes = volumesOf(machine);
    return step('define', { kind: 'define-machine', machine, acceleration: 'tcg', markedVolumes }, after);
  };
  const inSandbox = async (command: string): Promise<string> => {
    const { exitCode, stdout, stderr } = await live.sandbox.exec(['sh', '-c', command]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    return stdout.trim();
  };
  const storedXml = (name: string): Promise<string> => live.virsh('dumpxml', name, '--inactive');

  it('come along to where no name changes them, from where libvirt kept them by name', async () => {
    const old = lab('door');
    expect(undone(await agent.apply(old, [defineStep(old, 'door')]))).toEqual([]);
    // As machines were defined that left the path to libvirt.
    const xml = await storedXml('door');
    expect(xml).toMatch(/<nvram>.*<\/nvram>/);
    await live.virshWithXml(xml.replace(/<nvram>.*<\/nvram>/, ''), 'define');
    expect(await storedXml('door')).not.toContain('<nvram>');
    await inSandbox(
      `mkdir -p ${FOLDER} && echo 'boot entries' >${FOLDER}/door_VARS.fd && chmod 600 ${FOLDER}/*`,
    );

    const plan = lab('gate');
    const machine = findMachine(plan, 'gate');
    const rename = step('rename', { kind: 'rename-machine', machine, from: 'door' });
    expect(undone(await agent.apply(plan, [rename, defineStep(plan, 'gate', ['rename'])]))).toEqual([]);
    const path = `${FOLDER}/${machine.uuid}_VARS.fd`;
    expect(await storedXml('gate')).toContain(`<nvram>${path}</nvram>`);
    expect(await inSandbox(`cat ${path}`)).toBe('boot entries');
    expect(await inSandbox(`stat -c %a ${path}`)).toBe('600');
  });

  it('are not taken from older ones again', async () => {
    const plan = lab('gate');
    const path = `${FOLDER}/${findMachine(plan, 'gate').uuid}_VARS.fd`;
    await inSandbox(
      `echo 'newer entries' >${path}; echo 'older' >${FOLDER}/gate_VARS.fd; touch -d @1 ${FOLDER}/gate_VARS.fd`,
    );
    await live.virshWithXml((await storedXml('gate')).replace(/<nvram>.*<\/nvram>/, ''), 'define');
    expect(undone(await agent.apply(plan, [defineStep(plan, 'gate')]))).toEqual([]);
    expect(await inSandbox(`cat ${path}`)).toBe('newer entries');
  });

  it('are never taken from what only looks like them', async () => {
    const plan = lab('gate');
    const path = `${FOLDER}/${findMachine(plan, 'gate').uuid}_VARS.fd`;
    await inSandbox(`rm ${path} ${FOLDER}/gate_VARS.fd; ln -s /etc/shadow ${FOLDER}/gate_VARS.fd`);
    await live.virshWithXml((await storedXml('gate')).replace(/<nvram>.*<\/nvram>/, ''), 'define');
    const { outcomes } = await agent.apply(plan, [defineStep(plan, 'gate')]);
    expect(outcomes).toMatchObject([{ outcome: expect.stringMatching(/^(path-not-allowed|file-system): /) }]);
    expect(await inSandbox(`ls ${FOLDER}`)).not.toContain('gate-');
    expect(await inSandbox(`test -e ${path} || echo none`)).toBe('none');
  });
});
