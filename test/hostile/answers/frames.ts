import { messageType } from '../../../host-agent/libvirt/connection/message';
import { findProcedure, type ProcedureName } from '../../../host-agent/libvirt/protocol/procedures';

/** A piece of a payload: a number is a word of 32 bits, a text itself (zeros behind it bring it to four bytes), hex what it says. */
type Piece = number | string | { readonly hex: string };

interface Frame {
  /** By its name, or one that there is not. */
  readonly procedure: ProcedureName | number;
  readonly program?: number;
  readonly version?: number;
  readonly type?: number;
  readonly serial?: number;
  readonly status?: number;
  readonly payload?: readonly Piece[];
  /** @default as long as it is */
  readonly length?: number;
}

/** What a daemon sends, frame by frame. */
export interface Frames {
  readonly frames: readonly Frame[];
}

/** `connectGetHostname` is answered as it should be. */
export const hostnameAnswer: Frames = {
  frames: [{ procedure: 'connectGetHostname', payload: [5, 'kvm-1'] }],
};

/** The bytes of the frames, whatever they say of themselves. */
export function framesBytes({ frames }: Frames): Buffer {
  return Buffer.concat(frames.map(frameBytes));
}

function frameBytes(frame: Frame): Buffer {
  const { procedure, version = 1, type = messageType.reply, serial = 1, status = 0 } = frame;
  const program = frame.program ?? 0x20008086;
  const number = typeof procedure === 'number' ? procedure : findProcedure(procedure).number;
  const payload = Buffer.concat((frame.payload ?? []).map(pieceBytes));
  const length = frame.length ?? 28 + payload.length;
  const words = [length, program, version, number, type, serial, status].map((word) => pieceBytes(word));
  return Buffer.concat([...words, payload]);
}

function pieceBytes(piece: Piece): Buffer {
  if (typeof piece === 'object') return Buffer.from(piece.hex, 'hex');
  if (typeof piece === 'string') {
    const bytes = Buffer.from(piece);
    return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
  }
  const word = Buffer.alloc(4);
  word.writeUInt32BE(piece < 0 ? piece + 2 ** 32 : piece);
  return word;
}
