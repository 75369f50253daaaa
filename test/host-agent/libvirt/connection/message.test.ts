import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { ProtocolError } from '../../../../host-agent/libvirt';
import {
  encodeMessage,
  encodeStreamHead,
  MessageReader,
  messageStatus,
  messageType,
  type Message,
} from '../../../../host-agent/libvirt/connection/message';
import { findProcedure, tryFindEvent } from '../../../../host-agent/libvirt/protocol/procedures';

const word = fc.nat(2 ** 32 - 1);
const integer = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const anyMessage = fc.record({
  header: fc.record({
    program: word,
    version: word,
    procedure: integer,
    type: integer,
    serial: word,
    status: integer,
  }),
  payload: fc.uint8Array({ maxLength: 50 }),
});

describe('messages on the wire', () => {
  it('have the layout of virnetprotocol.x', () => {
    const procedure = findProcedure('domainLookupByName');
    const header = {
      program: procedure.program,
      version: procedure.version,
      procedure: procedure.number,
      type: messageType.call,
      serial: 7,
      status: messageStatus.ok,
    };
    const bytes = encodeMessage(header, (writer) => procedure.arguments?.encode(writer, { name: 'vm' }));
    expect(bytes.toString('hex')).toBe(
      '00000024' +
        '20008086' +
        '00000001' +
        '00000017' +
        '00000000' +
        '00000007' +
        '00000000' +
        '00000002' +
        '766d0000',
    );
    expect(
      encodeStreamHead({ ...header, type: messageType.stream, status: messageStatus.continue }, 5).toString(
        'hex',
      ),
    ).toBe('00000021' + '20008086' + '00000001' + '00000017' + '00000003' + '00000007' + '00000002');
  });

  it('are never read otherwise, however the bytes arrive', () => {
    fc.assert(
      fc.property(
        fc.array(anyMessage, { maxLength: 5 }),
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }),
        (messages, sizes) => {
          const bytes = Buffer.concat(
            messages.flatMap(({ header, payload }) => [encodeStreamHead(header, payload.length), payload]),
          );
          const reader = new MessageReader();
          const read: Message[] = [];
          for (let start = 0, step = 0; start < bytes.length; step += 1) {
            const size = sizes[step % sizes.length] ?? 1;
            read.push(...reader.push(bytes.subarray(start, start + size)));
            start += size;
          }
          expect(read.map(({ header, payload }) => ({ header, payload: Uint8Array.from(payload) }))).toEqual(
            messages,
          );
        },
      ),
    );
  });

  it('never make anything but messages or a ProtocolError of random bytes', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 64 }), { maxLength: 8 }), (chunks) => {
        const reader = new MessageReader();
        try {
          for (const chunk of chunks) reader.push(Buffer.from(chunk));
        } catch (error) {
          expect(error).toBeInstanceOf(ProtocolError);
        }
      }),
    );
  });
});

describe('events', () => {
  it('are found by number, and only events are', () => {
    const event = findProcedure('domainEventCallbackLifecycle');
    expect(tryFindEvent(event.program, event.number)?.name).toBe('domainEventCallbackLifecycle');
    const call = findProcedure('domainResume');
    expect(tryFindEvent(call.program, call.number)).toBeUndefined();
    expect(tryFindEvent(event.program + 1, event.number)).toBeUndefined();
  });
});
