import { ProtocolError } from '../errors';
import { XdrReader } from '../xdr/reader';
import { XdrWriter } from '../xdr/writer';

/**
 * One message of libvirt's wire protocol: length word, header of six words, payload. Numbers from virnetprotocol.x and
 * virkeepaliveprotocol.x of libvirt.
 */
export interface MessageHeader {
  readonly program: number;
  readonly version: number;
  readonly procedure: number;
  readonly type: number;
  readonly serial: number;
  readonly status: number;
}

export interface Message {
  readonly header: MessageHeader;
  /** A view into the received bytes. */
  readonly payload: Buffer;
}

export const messageType = { call: 0, reply: 1, message: 2, stream: 3 } as const;
export const messageStatus = { ok: 0, error: 1, continue: 2 } as const;
export const keepaliveProgram = { number: 0x6b656570, version: 1, ping: 1, pong: 2 } as const;

/** The word in front of each message; it counts itself. */
export const lengthBytes = 4;
export const headerBytes = 24;
/** VIR_NET_MESSAGE_MAX plus the length word: no libvirt sends or takes more. */
export const messageBytesMax = 33_554_432 + lengthBytes;
/** VIR_NET_MESSAGE_LEGACY_PAYLOAD_MAX: the largest stream packet that every version of libvirt takes. */
export const streamPayloadBytesMax = 262_120;

/** The bytes of one message. Throws RangeError when the payload is larger than libvirt takes. */
export function encodeMessage(header: MessageHeader, writePayload: (writer: XdrWriter) => void): Buffer {
  const writer = new XdrWriter();
  writer.uint(0);
  writeHeader(writer, header);
  writePayload(writer);
  const bytes = writer.finish();
  if (bytes.length > messageBytesMax)
    throw new RangeError(`message of ${bytes.length} bytes; libvirt takes ${messageBytesMax}`);
  bytes.writeUInt32BE(bytes.length, 0);
  return bytes;
}

/** Length word and header of a stream packet, to be followed by `payloadBytes` raw bytes (no padding). */
export function encodeStreamHead(header: MessageHeader, payloadBytes: number): Buffer {
  const writer = new XdrWriter();
  writer.uint(lengthBytes + headerBytes + payloadBytes);
  writeHeader(writer, header);
  return writer.finish();
}

function writeHeader(writer: XdrWriter, header: MessageHeader): void {
  writer.uint(header.program);
  writer.uint(header.version);
  writer.int(header.procedure);
  writer.int(header.type);
  writer.uint(header.serial);
  writer.int(header.status);
}

/** Cuts a byte stream into messages. Throws `ProtocolError` at a length that cannot be. */
export class MessageReader {
  #chunks: Buffer[] = [];
  #bufferedBytes = 0;

  /** Takes what arrived, however it was cut, and gives the messages that are complete. */
  push(chunk: Buffer): readonly Message[] {
    this.#chunks.push(chunk);
    this.#bufferedBytes += chunk.length;
    const messages: Message[] = [];
    for (let bytes = this.#tryTake(); bytes !== undefined; bytes = this.#tryTake())
      messages.push(decodeMessage(bytes));
    return messages;
  }

  #tryTake(): Buffer | undefined {
    if (this.#bufferedBytes < lengthBytes) return undefined;
    if ((this.#chunks[0]?.length ?? 0) < lengthBytes) this.#join();
    const [first] = this.#chunks;
    if (!first) return undefined;
    const length = first.readUInt32BE(0);
    if (length < lengthBytes + headerBytes || length > messageBytesMax) {
      throw new ProtocolError(`a message cannot be ${length} bytes long`);
    }
    if (this.#bufferedBytes < length) return undefined;
    if (first.length < length) this.#join();
    const whole = this.#chunks[0] ?? first;
    const rest = whole.subarray(length);
    this.#chunks = rest.length > 0 ? [rest, ...this.#chunks.slice(1)] : this.#chunks.slice(1);
    this.#bufferedBytes -= length;
    return whole.subarray(0, length);
  }

  #join(): void {
    this.#chunks = [Buffer.concat(this.#chunks)];
  }
}

function decodeMessage(bytes: Buffer): Message {
  const reader = new XdrReader(bytes);
  reader.uint();
  const header: MessageHeader = {
    program: reader.uint(),
    version: reader.uint(),
    procedure: reader.int(),
    type: reader.int(),
    serial: reader.uint(),
    status: reader.int(),
  };
  return { header, payload: bytes.subarray(lengthBytes + headerBytes) };
}
