import { describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { bundledProgram } from './command-line';

describe('the program', () => {
  it('goes on to its end when nobody reads its output any more', async () => {
    const child = spawn(process.execPath, [bundledProgram(), 'agent', 'status', '--help'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.destroy();
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    const exitCode = await new Promise((resolve) => child.on('close', resolve));
    expect({ exitCode, said }).toEqual({ exitCode: 0, said: '' });
  });
});
