import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { StatusFacts } from '../../../../host-agent/commands/status-page/facts';
import { focused, useBrowser, type OpenedPage } from '../../../support/browser';
import { waitFor } from '../../../support/wait-for';
import { countOf, filterOf } from '../page/page-parts';
import { saying } from './hostile-facts';
import { manyFacts, NOW_MS, pendingOf, rate } from './sample-status';
import { factsOf, usePageServer } from './status-server';

const browser = useBrowser();
const server = usePageServer();

/** What closes or opens a connection does so at once, on a machine that is not busy. */
const WAIT_MS_MAX = 20_000;

async function openLive(facts: StatusFacts): Promise<OpenedPage> {
  server.facts = facts;
  const opened = await browser.visit(server.url);
  await opened.page.locator('#connection.live').waitFor();
  // The first one that is fetched sets the clock.
  await opened.page.locator('[data-condition=Ready] .when').filter({ hasText: 'for 3 h' }).waitFor();
  return opened;
}

const machineOf = (page: Page, name: string): ReturnType<Page['locator']> =>
  page.locator(`[data-machine][data-key="${name}"]`);

/** The facts with one machine in another state. */
function withMachine(facts: StatusFacts, name: string, changes: object): StatusFacts {
  const machines = facts.status.machines.map((machine) =>
    machine.name === name ? { ...machine, ...changes } : machine,
  );
  return { ...facts, status: { ...facts.status, machines } };
}

/** From now on, which rows of the machines are touched at all. */
async function watchRows(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate<void>(
    `window.touched = new Set();
     new MutationObserver((records) => {
       for (const { target, type, attributeName } of records) {
         const element = target.nodeType === 1 ? target : target.parentElement;
         const row = element?.closest('[data-machine]');
         if (row) window.touched.add(row.dataset.key);
       }
     }).observe(document.querySelector('#machines'), { subtree: true, childList: true, characterData: true, attributes: true });`,
  );
  return () => page.evaluate<readonly string[]>('[...window.touched]');
}

describe('what happens on the host', () => {
  it('changes on the page what has changed, and nothing else', async () => {
    const facts = manyFacts(60);
    const { page } = await openLive(facts);
    const touched = await watchRows(page);
    server.show(withMachine(facts, 'worker-42', { actual: 'crashed' }));
    await machineOf(page, 'worker-42').filter({ hasText: 'crashed' }).waitFor();
    expect(await touched()).toEqual(['worker-42']);
    expect(await page.locator('#overview').innerText()).toContain('2 machines to look at');
  });

  it('leaves the reader where they are', async () => {
    const facts: StatusFacts = { ...manyFacts(60), pending: pendingOf('restart') };
    const { page } = await openLive(facts);
    await page.evaluate<void>(`document.querySelector('[data-machines]').scrollTop = 300`);
    const folded = page.locator('#pending details').first();
    const wasOpen = (await folded.getAttribute('open')) !== null;
    await folded.locator('summary').focus();
    await page.keyboard.press('Enter');
    const before = await page.evaluate<number>('scrollY');
    server.show(withMachine(facts, 'worker-50', { actual: 'paused' }));
    await machineOf(page, 'worker-50').filter({ hasText: 'paused' }).waitFor();
    expect(await focused(page)).toMatchObject({ element: 'summary', isMarked: true });
    expect((await folded.getAttribute('open')) !== null).toBe(!wasOpen);
    expect(await page.evaluate<number>(`document.querySelector('[data-machines]').scrollTop`)).toBe(300);
    expect(Math.abs((await page.evaluate<number>('scrollY')) - before)).toBeLessThan(3);
  });

  it('comes and goes with whole parts and rows', async () => {
    const calm = factsOf('calm');
    const { page } = await openLive(calm);
    server.show(factsOf('troubled'));
    await page.locator('#drift [data-key]').first().waitFor();
    expect(await page.locator('#drift [data-key]').count()).toBe(2);
    expect(await page.title()).toContain('not ready');
    await page.locator('#pending summary').first().focus();
    server.show(calm);
    await page.locator('#drift [data-key]').first().waitFor({ state: 'detached' });
    // What had the keyboard's attention is gone: it is where that was, and not at the top of the page.
    expect(await page.evaluate<string>('document.activeElement.id')).toBe('pending');
    expect(await page.locator('[data-machine]').count()).toBe(4);
    expect(await page.title()).toContain('ready');
  });

  it('is said to those who do not see it, when a condition changes', async () => {
    const { page } = await openLive(factsOf('calm'));
    const said = page.locator('#said[role=status]');
    expect(await said.textContent()).toBe('');
    server.show(factsOf('troubled'));
    await said.filter({ hasText: 'Ready: no. Somebody else has changed something' }).waitFor();
    const text = (await said.textContent()) ?? '';
    server.show(withMachine(factsOf('troubled'), 'db', { actual: 'paused' }));
    await machineOf(page, 'db').filter({ hasText: 'paused' }).waitFor();
    expect(await said.textContent()).toBe(text);
  });

  it('is looked for every few seconds, for what machines use', async () => {
    const calm = factsOf('calm');
    const { page } = await openLive(calm);
    server.facts = { ...calm, rates: [rate('web-1', { cpuPercent: 17 })] };
    await machineOf(page, 'web-1').filter({ hasText: '17 %' }).waitFor();
  });

  it('is text, whatever it looks like', async () => {
    const { page } = await openLive(factsOf('calm'));
    const text = '<img src=x onerror=alert(1)>"><script>alert(1)</script><b id="theme">';
    server.show(saying(factsOf('troubled'), text));
    await page.locator('#drift').filter({ hasText: text }).waitFor();
    expect(await page.locator('main img, main script, main b#theme').count()).toBe(0);
  });
});

describe('events', () => {
  const event = (number: number, message: string): Parameters<typeof server.say>[0] => ({
    time: new Date(NOW_MS + number).toISOString(),
    level: 'warning',
    code: 'drift',
    message,
  });

  it('come on top as they happen, as text', async () => {
    const { page } = await openLive(factsOf('calm'));
    const before = await page.locator('.event').count();
    server.say(event(1, '<b>one</b>'));
    await page.locator('.event').filter({ hasText: '<b>one</b>' }).waitFor();
    const first = page.locator('.event').first();
    expect(await first.locator('.said').textContent()).toBe('<b>one</b>');
    expect(await first.locator('.level').textContent()).toBe('warning');
    expect(await first.locator('time').textContent()).toBe('now');
    expect(await page.locator('.event').count()).toBe(before + 1);
  });

  it('are as many as a list can hold', async () => {
    const { page } = await openLive(factsOf('calm'));
    for (let number = 1; number <= 150; number += 1) server.say(event(number, `event ${number}`));
    await page.locator('.event').filter({ hasText: 'event 150' }).waitFor();
    expect(await page.locator('.event').count()).toBeLessThanOrEqual(100);
  });

  it('that are no events are left out', async () => {
    const { page } = await openLive(factsOf('calm'));
    server.say({ ...event(1, 'fine'), level: 'x" onclick="alert(1)' });
    await page.locator('.event').filter({ hasText: 'fine' }).waitFor();
    expect(await page.locator('.event').first().getAttribute('class')).toBe('event');
  });
});

describe('the filter', () => {
  it('finds machines by what is said of them, and stays while things happen', async () => {
    const facts = manyFacts(60);
    const { page } = await openLive(facts);
    await page.keyboard.press('/');
    await page.keyboard.type('worker-5');
    await countOf(page).filter({ hasText: '11 of 60' }).waitFor();
    server.show(withMachine(facts, 'worker-50', { actual: 'crashed' }));
    await machineOf(page, 'worker-50').filter({ hasText: 'crashed' }).waitFor();
    expect(await filterOf(page).inputValue()).toBe('worker-5');
    expect(await focused(page)).toMatchObject({ element: 'input#filter' });
    expect(await page.locator('[data-machine]:visible').count()).toBe(11);
    await page.locator('[data-filter-attention]').click();
    await countOf(page).filter({ hasText: '1 of 60' }).waitFor();
    server.show(facts);
    await countOf(page).filter({ hasText: '0 of 60' }).waitFor();
    expect(await page.locator('#machines [data-none]').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await page.locator('[data-machine]:visible').count()).toBe(60);
  });
});

describe('the connection', () => {
  it('is told when it is lost, and when it is back', async () => {
    const calm = factsOf('calm');
    const opened = await openLive(calm);
    const { page } = opened;
    await server.cut();
    await page.locator('#connection.lost').waitFor();
    expect(await page.locator('#lost[role=status]').innerText()).toMatch(/connection to the agent is lost/);
    expect(await page.locator('[data-machine]').count()).toBe(4);
    server.facts = withMachine(calm, 'db', { actual: 'crashed' });
    await server.start();
    await page.locator('#connection.live').waitFor();
    await machineOf(page, 'db').filter({ hasText: 'crashed' }).waitFor();
    expect(await page.locator('#lost').isVisible()).toBe(false);
    const complaints = await opened.takeComplaints();
    expect(complaints.filter((complaint) => !/ERR_(CONNECTION|INCOMPLETE|EMPTY)/.test(complaint))).toEqual(
      [],
    );
  });

  it('is given up while nobody looks, and taken up again', async () => {
    const calm = factsOf('calm');
    const { page } = await openLive(calm);
    const setHidden = (isHidden: boolean): Promise<void> =>
      page.evaluate<void>(
        `Object.defineProperty(document, 'hidden', { value: ${isHidden}, configurable: true });
         document.dispatchEvent(new Event('visibilitychange'));`,
      );
    await setHidden(true);
    await waitFor(() => server.listeners === 0, { description: 'nobody listens', timeoutMs: WAIT_MS_MAX });
    server.facts = withMachine(calm, 'db', { actual: 'crashed' });
    await setHidden(false);
    await machineOf(page, 'db').filter({ hasText: 'crashed' }).waitFor();
    await waitFor(() => server.listeners === 1, { description: 'somebody listens', timeoutMs: WAIT_MS_MAX });
  });

  it('to an agent with another page brings that page', async () => {
    const { page } = await openLive(factsOf('calm'));
    await page.evaluate<void>('window.isOld = true');
    server.rewrite = (html) => html.replace(/(name="fleetwright-page" content=")[^"]*/, '$1another');
    server.show(factsOf('troubled'));
    await page.locator('#drift [data-key]').first().waitFor();
    expect(await page.evaluate<unknown>('window.isOld')).toBeUndefined();
  });

  it('asks nobody but the agent', async () => {
    await openLive(factsOf('calm'));
    expect(new Set(server.requests)).toEqual(new Set(['/', '/events']));
  });
});
