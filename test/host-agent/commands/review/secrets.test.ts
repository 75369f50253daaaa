import { describe, expect, it } from '@jest/globals';
import { graphOfChange } from '../../../../host-agent/commands/graph/graph-of-change';
import { renderMermaid } from '../../../../host-agent/commands/graph/mermaid/render-mermaid';
import { renderSvg } from '../../../../host-agent/commands/graph/svg/render-svg';
import { jsonAnswer } from '../../../../host-agent/commands/json-answer';
import { renderPage } from '../../../../host-agent/commands/page/render-page';
import { renderReview } from '../../../../host-agent/commands/rendering/review';
import { hostReviewFacts } from '../../../../host-agent/commands/rendering/review-facts';
import { renderReviewMarkdown } from '../../../../host-agent/commands/rendering/review-markdown';
import { paintWith } from '../../../../host-agent/commands/terminal/paint';
import { USUAL_SIZE } from '../../../../host-agent/review';
import type { Plan } from '../../../../lib/plan';
import { otherMachine, sampleMachine, samplePlan } from '../../planner/sample-plan';
import { foundHost } from './found-hosts';
import { reviewsOf, toldOf, type Scenario } from './scenarios';

/** What is handed to guests may hold passwords and keys. */
const SECRET = 'correct-horse-battery-staple';
const OLD_SECRET = 'older-horse-battery-staple';

function planWith(secret: string, others: readonly ReturnType<typeof otherMachine>[] = []): Plan {
  const cloudInit = (name: string): NonNullable<ReturnType<typeof sampleMachine>['cloudInit']> => ({
    pool: 'default',
    fileName: `${name}-seed.iso`,
    metaData: { kind: 'structured', value: { 'instance-id': secret } },
    userData: {
      kind: 'structured',
      value: { password: secret, chpasswd: { list: [`root:${secret}`] }, write_files: [{ content: secret }] },
    },
    vendorData: { kind: 'text', text: `#cloud-config\npassword: ${secret}\n` },
    networkConfig: { kind: 'structured', value: { wifis: { wlan0: { password: secret } } } },
  });
  return samplePlan({
    machines: [
      sampleMachine({ cloudInit: cloudInit('web') }),
      ...others.map((machine) => ({ ...machine, cloudInit: cloudInit(machine.name) })),
    ],
  });
}

const SCENARIOS: Readonly<Record<string, Scenario>> = {
  'a new host': { base: [], head: [planWith(SECRET)] },
  'another secret': { base: [planWith(OLD_SECRET)], head: [planWith(SECRET)] },
  'a new machine': { base: [planWith(SECRET)], head: [planWith(SECRET, [otherMachine('db', 2)])] },
  'a machine that goes': { base: [planWith(SECRET, [otherMachine('db', 2)])], head: [planWith(SECRET)] },
  'a host as it was found': {
    base: [planWith(OLD_SECRET)],
    head: [planWith(SECRET)],
    actual: { 'kvm-1': foundHost(planWith(OLD_SECRET)) },
  },
};

const FORMATS: Readonly<Record<string, (scenario: Scenario) => string>> = {
  'the terminal': (scenario) => renderReview(toldOf(scenario), paintWith(true)),
  'the comment': (scenario) => renderReviewMarkdown(toldOf(scenario)),
  'the page': (scenario) => renderPage(toldOf(scenario)),
  'the JSON answer': (scenario) =>
    jsonAnswer('review', { hosts: reviewsOf(scenario).map((entry) => hostReviewFacts(entry, USUAL_SIZE)) }),
  'the pictures': (scenario) =>
    toldOf(scenario)
      .hosts.flatMap((host) => {
        if (host.kind === 'gone') return [];
        const { base, head, marks } = host.topology;
        const graph = graphOfChange(base, head, marks);
        return [renderSvg(graph), renderMermaid(graph)];
      })
      .join('\n'),
};

describe.each(Object.entries(SCENARIOS))('a review of %s', (_what, scenario) => {
  it.each(Object.entries(FORMATS))('says nothing in %s of what guests are handed', (_format, render) => {
    const text = render(scenario);
    expect(text).toContain('kvm-1');
    for (const secret of [SECRET, OLD_SECRET]) {
      for (const written of [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64')]) {
        expect(text).not.toContain(written.slice(0, 12));
      }
    }
  });

  it('holds the secrets, so that there is something to keep', () => {
    expect(JSON.stringify(scenario.head)).toContain(SECRET);
  });
});
