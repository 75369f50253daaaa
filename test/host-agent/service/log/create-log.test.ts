import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { createLog } from '../../../../host-agent/service/log/create-log';
import { logRecordInWords } from '../../../../host-agent/commands/wording/log';

/** A reader that takes everything at once. */
function collecting(options: { readonly isTerminal?: boolean } = {}) {
  let text = '';
  const writer = createLog({
    write: (more) => {
      text += more;
      return Promise.resolve();
    },
    isTerminal: options.isTerminal === true,
    describe: logRecordInWords,
    nowMs: () => Date.UTC(2026, 0, 2, 3, 4, 5, 6),
  });
  return { ...writer, end: (ms: number) => writer.end(ms), lines: () => text.split('\n').slice(0, -1) };
}

describe('the log', () => {
  it('is one JSON object a line, with time, level, code, sentence and facts', async () => {
    const { log, end, lines } = collecting();
    log('warning', 'fetch-failed', {
      source: 'git https://example.org/fleet',
      code: 'unreachable',
      message: 'nobody answers',
      failures: 2,
      retryAfterMs: 4000,
    });
    await end(1000);
    expect(lines().map((line) => JSON.parse(line) as unknown)).toEqual([
      {
        time: '2026-01-02T03:04:05.006Z',
        level: 'warning',
        code: 'fetch-failed',
        message:
          'No release could be fetched from git https://example.org/fleet (unreachable, 2 times in a row): nobody answers. What was accepted stays in force; next look in 4 s.',
        fields: {
          source: 'git https://example.org/fleet',
          code: 'unreachable',
          message: 'nobody answers',
          failures: 2,
          retryAfterMs: 4000,
        },
      },
    ]);
  });

  it('is readable on a terminal', async () => {
    const { log, end, lines } = collecting({ isTerminal: true });
    log('info', 'suspended', { reason: 'disks are being moved' });
    await end(1000);
    expect(lines()).toEqual([
      '03:04:05 info    Suspended: disks are being moved. The agent looks and reports, and changes nothing.',
    ]);
  });

  it.each([true, false])(
    'never has more than one line for a record, nor a control (terminal: %s)',
    async (isTerminal) => {
      const hostile = fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.constantFrom(
          '\n',
          '\r\n',
          '\u2028',
          '\u0085',
          '\u001b[2J',
          '\u202e',
          '\ud800',
          '\0',
          'x'.repeat(50_000),
        ),
      );
      await fc.assert(
        fc.asyncProperty(
          fc.array(hostile, { minLength: 1, maxLength: 4 }),
          hostile,
          async (texts, message) => {
            const { log, end, lines } = collecting({ isTerminal });
            log('error', 'agent-fault', { message, stack: texts.join('') });
            log('info', 'health-gate-passed', { machines: texts });
            await end(1000);
            expect(lines()).toHaveLength(2);
            for (const line of lines()) {
              expect(line).not.toMatch(
                /[\p{Control}\p{Format}\p{Line_Separator}\p{Paragraph_Separator}\p{Surrogate}]/u,
              );
              expect(line.length).toBeLessThan(200_000);
            }
            if (isTerminal) return;
            const [fault, gate] = lines().map((line) => JSON.parse(line) as { code: string; fields: never });
            expect(fault?.code).toBe('agent-fault');
            expect(gate?.code).toBe('health-gate-passed');
          },
        ),
        { numRuns: 60 },
      );
    },
  );

  it('never throws for a clock that is out of its mind', async () => {
    let text = '';
    const writer = createLog({
      write: (more) => {
        text += more;
        return Promise.resolve();
      },
      isTerminal: false,
      describe: logRecordInWords,
      nowMs: () => Number.MAX_VALUE,
    });
    writer.log('info', 'resumed', {});
    await writer.end(1000);
    expect(JSON.parse(text)).toMatchObject({ code: 'resumed' });
  });

  it('drops what a reader that takes nothing does not take, and says how much once it reads again', async () => {
    let text = '';
    let taken = (): void => undefined;
    const writer = createLog({
      write: (more) => {
        text += more;
        return new Promise((resolve) => (taken = resolve));
      },
      isTerminal: false,
      describe: logRecordInWords,
    });
    for (let number = 0; number < 20_000; number += 1)
      writer.log('info', 'suspended', { reason: `reason ${number}` });
    const dropped = writer.dropped();
    expect(dropped).toBeGreaterThan(10_000);
    expect(dropped).toBeLessThan(20_000);
    await writer.end(20);
    taken();
    await new Promise((resolve) => setImmediate(resolve));
    taken();
    await new Promise((resolve) => setImmediate(resolve));
    writer.log('info', 'resumed', {});
    taken();
    await writer.end(20);
    const lines = text.split('\n').slice(0, -1);
    expect(lines).toHaveLength(20_000 - dropped + 1);
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ code: 'resumed', dropped });
  });

  it('goes on when its reader has gone', async () => {
    const writer = createLog({
      write: () => Promise.reject(new Error('EPIPE')),
      isTerminal: false,
      describe: logRecordInWords,
    });
    writer.log('info', 'resumed', {});
    await writer.end(1000);
    writer.log('info', 'resumed', {});
    await writer.end(1000);
    expect(writer.dropped()).toBe(2);
  });
});
