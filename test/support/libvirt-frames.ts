import {
  headerBytes,
  lengthBytes,
  MessageReader,
  messageType,
  type MessageHeader,
} from '../../host-agent/libvirt/connection/message';
import { qemuProcedures, qemuProgram } from '../../host-agent/libvirt/protocol/qemu.generated';
import { remoteProcedures, remoteProgram } from '../../host-agent/libvirt/protocol/remote.generated';

/** One message of libvirt's protocol as it passes: what it is, and all of its bytes. */
export interface Frame {
  readonly header: MessageHeader;
  readonly bytes: Buffer;
}

const NAMES = new Map<number, ReadonlyMap<number, string>>([
  [remoteProgram.number, namesOf(remoteProcedures)],
  [qemuProgram.number, namesOf(qemuProcedures)],
]);

function namesOf(
  procedures: Readonly<Record<string, readonly [number, number]>>,
): ReadonlyMap<number, string> {
  return new Map(Object.entries(procedures).map(([name, [number]]) => [number, name]));
}

/** The name of what is called, or undefined for a message that is no call; keepalive is a program of its own. */
export function tryFindCall({ program, procedure, type }: MessageHeader): string | undefined {
  const names = NAMES.get(program);
  if (type !== messageType.call || names === undefined) return undefined;
  return names.get(procedure) ?? `procedure ${procedure}`;
}

/** Cuts the bytes of one direction into frames. */
export class FrameReader {
  readonly #reader = new MessageReader();

  push(data: Buffer): readonly Frame[] {
    return this.#reader.push(data).map(({ header, payload }) => {
      // The payload is a view behind the head that it came with.
      const head = lengthBytes + headerBytes;
      return {
        header,
        bytes: Buffer.from(payload.buffer, payload.byteOffset - head, payload.length + head),
      };
    });
  }
}
