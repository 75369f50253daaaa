import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { readRecord, type RecordEntry } from './record';

const REPOSITORY = join(__dirname, '../../..');
/** A process starts in about a second; the rest is for a busy machine. */
const START_MS_MAX = 30_000;
/** It only has to close a socket; after that it is killed. */
const STOP_MS_MAX = 5_000;

/** A provider process that Terraform can be told to use. */
export interface ProviderProcess {
  /** Tells Terraform and OpenTofu that the provider runs already, and where. */
  readonly environment: Readonly<Record<string, string>>;
  /** Everything that it was asked to do and did so far. */
  record(): readonly RecordEntry[];
  /** Ends it and waits until it has ended. */
  stop(): Promise<void>;
}

/** Starts a provider with an empty world in a process of its own; its files lie in `folder`. */
export async function startProvider(folder: string): Promise<ProviderProcess> {
  const [socket, recordPath] = [join(folder, 'provider.sock'), join(folder, 'record.jsonl')];
  writeFileSync(recordPath, '');
  const child = spawn(
    process.execPath,
    [join(REPOSITORY, 'scripts/run-app.mjs'), join(__dirname, 'main.ts'), socket, recordPath],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const ended = once(child, 'exit');
  const ready = await Promise.race([
    once(createInterface(child.stdout), 'line', { signal: AbortSignal.timeout(START_MS_MAX) }),
    ended.then(() => undefined),
  ]).catch(() => undefined);
  if (ready === undefined) {
    child.kill('SIGKILL');
    throw new Error('the provider process did not start: see what it wrote on standard error');
  }
  return {
    environment: { TF_REATTACH_PROVIDERS: reattachment(child, socket) },
    record: () => readRecord(recordPath),
    stop: async () => {
      const killer = setTimeout(() => child.kill('SIGKILL'), STOP_MS_MAX);
      child.stdin.end();
      await ended;
      clearTimeout(killer);
    },
  };
}

function reattachment(child: ChildProcess, socket: string): string {
  const place = {
    Protocol: 'grpc',
    ProtocolVersion: 6,
    Pid: child.pid,
    // Terraform does not end it, and takes it without the handshake of a provider that it has started itself.
    Test: true,
    Addr: { Network: 'unix', String: socket },
  };
  return JSON.stringify({
    'registry.terraform.io/dmacvicar/libvirt': place,
    'registry.opentofu.org/dmacvicar/libvirt': place,
  });
}
