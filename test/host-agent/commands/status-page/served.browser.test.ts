import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderStatusPage } from '../../../../host-agent/commands/status-page/render-status-page';
import { logRecordInWords } from '../../../../host-agent/commands/wording/log';
import { serveAgent, type LogRecord, type StatusServer } from '../../../../host-agent/service';
import { useBrowser } from '../../../support/browser';
import { FakeAgent } from '../../service/server/fake-agent';
import { calmStatus } from './sample-status';

const browser = useBrowser();

let agent: FakeAgent;
let server: StatusServer;
let folder: string;
let records: LogRecord[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fleetwright-served-'));
  agent = new FakeAgent();
  agent.current = calmStatus();
  records = [];
  server = await serveAgent({
    agent,
    configuration: { socket: join(folder, 'agent.sock'), listen: { address: '127.0.0.1', port: 0 } },
    answers: {
      page: () => renderStatusPage({ status: agent.status(), rates: [], events: records }),
      metrics: () => '',
      pending: () => undefined,
      use: () => undefined,
      describe: logRecordInWords,
    },
    log: () => undefined,
  });
});

afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

function say(record: LogRecord): void {
  records.push(record);
  agent.emit({ kind: 'log', record });
}

describe('the page as the agent serves it', () => {
  it('hears of each event once, in the words that the agent uses', async () => {
    const { page } = await browser.visit(`${server.url}/`);
    await page.locator('#connection.live').waitFor();
    const atMs = Date.now();
    say({ atMs, level: 'warning', code: 'suspended', fields: { reason: '<b>disks</b>' } });
    say({ atMs, level: 'warning', code: 'suspended', fields: { reason: 'again' } });
    say({ atMs, level: 'info', code: 'resumed', fields: {} });
    await page.locator('.event').filter({ hasText: 'Resumed' }).waitFor();
    expect(await page.locator('.event').count()).toBe(3);
    await page.evaluate<void>(`for (const item of document.querySelectorAll('.event')) item.isKept = true;`);
    const { machines } = agent.current;
    agent.current = {
      ...agent.current,
      machines: machines.map((machine) => ({ ...machine, actual: 'paused' })),
    };
    agent.emit({ kind: 'status' });
    await page.locator('[data-machine]').filter({ hasText: 'paused' }).first().waitFor();
    const events = page.locator('.event');
    expect(await events.locator('.said').allTextContents()).toEqual(records.map(logRecordInWords).reverse());
    expect(
      await page.evaluate<boolean>(`[...document.querySelectorAll('.event')].every(({ isKept }) => isKept)`),
    ).toBe(true);
  });

  it('loads nothing and gives no orders', async () => {
    const opened = await browser.visit(`${server.url}/`);
    await opened.page.locator('#connection.live').waitFor();
    await opened.page.evaluate<void>(
      `document.body.append(Object.assign(new Image(), { src: 'http://127.0.0.1:9/x.png' }));
       const script = document.createElement('script');
       script.textContent = 'document.title = "ran"';
       document.body.append(script);
       document.body.setAttribute('style', 'color:red');`,
    );
    expect(await opened.page.title()).not.toBe('ran');
    const complaints = await opened.takeComplaints();
    expect(
      complaints.filter((complaint) => /Content Security Policy/.test(complaint)).length,
    ).toBeGreaterThanOrEqual(3);
    expect(agent.orders).toEqual([]);
  });
});
