import { describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { acquireAgentLock, AgentLockHeld, agentLockName } from '../../../host-agent/executor/agent-lock';
import { waitFor } from '../../support/wait-for';

const nameOfTest = (what: string): string => agentLockName(`test:///${process.pid}/${what}`);

describe('the lock of one agent a host', () => {
  it('is named after the libvirt that it guards', () => {
    expect(agentLockName('qemu:///system')).toBe('fleetwright-agent-1021ab2bc87a43a7');
    expect(agentLockName('qemu:///session')).not.toBe(agentLockName('qemu:///system'));
  });

  it('is refused to a second taker, with the holder named, and free again after release', async () => {
    const name = nameOfTest('release');
    const lock = await acquireAgentLock(name, 'command');
    const second = acquireAgentLock(name, 'command');
    await expect(second).rejects.toThrow(AgentLockHeld);
    await expect(second).rejects.toMatchObject({ holderProcessId: process.pid });
    await lock.release();
    const again = await acquireAgentLock(name, 'command');
    await again.release();
  });

  it('says whether it is held by something that ends, or by the service, which does not', async () => {
    const name = nameOfTest('roles');
    const service = await acquireAgentLock(name, 'service');
    await expect(acquireAgentLock(name, 'command')).rejects.toThrow(
      /service.*suspended or not.*systemctl stop/,
    );
    await service.release();
    const command = await acquireAgentLock(name, 'command');
    await expect(acquireAgentLock(name, 'service')).rejects.toThrow(/wait for it to end/);
    await command.release();
  });

  it('holds nobody who asks: who does not hang up is let go', async () => {
    const name = nameOfTest('idle');
    const lock = await acquireAgentLock(name, 'service');
    const asker = connect({ path: `\0${name}`, allowHalfOpen: true });
    const failures: unknown[] = [];
    asker.on('error', (error) => failures.push(error));
    asker.resume();
    await once(asker, 'end');
    const isRefused = (): boolean => {
      if (failures.length === 0) asker.write('x');
      return failures.length > 0;
    };
    await waitFor(isRefused, { timeoutMs: 4000, description: 'nobody listens' });
    expect(failures[0]).toMatchObject({ code: 'EPIPE' });
    asker.destroy();
    await lock.release();
  });

  it('is free again as soon as its holder was killed with kill -9', async () => {
    const name = nameOfTest('kill');
    const program = `require('node:net').createServer().listen({ path: '\\0${name}' }, () => console.log('held'))`;
    const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    await expect(acquireAgentLock(name, 'command')).rejects.toThrow(AgentLockHeld);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const lock = await waitFor(() => acquireAgentLock(name, 'command').catch(() => undefined), {
      timeoutMs: 5000,
      description: 'the lock is free',
    });
    await lock.release();
  });
});
