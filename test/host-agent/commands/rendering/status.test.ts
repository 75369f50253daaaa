import { describe, expect, it } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderStatus } from '../../../../host-agent/commands/rendering/status';
import { columnsOf } from '../../../../host-agent/commands/terminal/character-width';
import { paintWith } from '../../../../host-agent/commands/terminal/paint';
import { wrapLines } from '../../../../host-agent/commands/terminal/wrap';
import { READY_STATUS, TROUBLED_STATUS } from '../service/sample-status';

/**
 * Writes the texts anew; look at the difference before it is committed:
 *
 *     FLEETWRIGHT_UPDATE_GOLDEN=1 npx jest --selectProjects=unit --testPathPatterns=rendering/status
 */
const UPDATE = process.env['FLEETWRIGHT_UPDATE_GOLDEN'] === '1';

describe.each([
  ['ready', READY_STATUS],
  ['troubled', TROUBLED_STATUS],
])('the status of a %s host', (name, status) => {
  it.each([100, 40])('reads as it did, %d columns wide', (columns) => {
    const text = `${wrapLines(renderStatus(status, paintWith(false)), columns)}\n`;
    const path = join(__dirname, 'golden', `status-${name}-${columns}.txt`);
    if (UPDATE) writeFileSync(path, text);
    expect(text).toBe(readFileSync(path, 'utf8'));
    const tooWide = text
      .split('\n')
      .filter((line) => columnsOf(line) > columns && !/^ *fleetwright /.test(line));
    expect(tooWide).toEqual([]);
  });

  it('says the same with colours, which nobody else can add', () => {
    const painted = renderStatus(status, paintWith(true));
    // eslint-disable-next-line no-control-regex -- the sequences that our own colours are made of
    expect(painted.replace(/\u001b\[\d+m/g, '')).toBe(renderStatus(status, paintWith(false)));
  });
});

describe('the status', () => {
  it('names the command that approves what is held back, where it must be given', () => {
    const command = `agent approve ${'ab'.repeat(32)}`;
    const said = (sandbox?: string) => renderStatus(TROUBLED_STATUS, paintWith(false), sandbox);
    expect(said()).toContain(`fleetwright ${command}`);
    expect(said('demo')).toContain(`fleetwright --sandbox demo ${command}`);
  });

  it('has no part without anything in it', () => {
    const text = renderStatus({ ...READY_STATUS, machines: [], results: [] }, paintWith(false));
    for (const title of ['drift', 'held back', 'refused', 'machines', 'last passes', 'out of the ordinary']) {
      expect(text.split('\n')).not.toContain(title);
    }
  });

  it('is told from when it was written: the agent’s clock, not the reader’s', () => {
    const status = { ...READY_STATUS, writtenAtMs: READY_STATUS.startedAtMs - 5000 };
    expect(renderStatus(status, paintWith(false))).toContain('up 0 s');
  });
});
