import type { AgentStatus } from '../../../service';
import { digestInWords, durationInWords, IMPACT_WORDS, shown } from '../../wording';
import { PHASE_WORDS, STATUS_PAGE_WORDS } from '../../wording/agent/status-page';
import { html, NO_MARKUP, told, type Content, type Markup } from '../../page/html';
import { moment, statedMoment } from '../moment';

const WORDS = STATUS_PAGE_WORDS.facts;

type Fact = readonly [name: string, value: Content];

/** Where the release comes from, how far it came, and what may be done. */
export function factsGrid(status: AgentStatus): Markup {
  return html`<div class="facts" data-part="facts">
    ${[
      block(titleOfRelease(status), releaseFacts(status)),
      block(WORDS.source, sourceFacts(status)),
      block(WORDS.agent, [...agentFacts(status), ...changeFacts(status)]),
    ]}
  </div>`;
}

function block(title: Content, facts: readonly Fact[]): Markup {
  return html`<section class="block">
    <h2>${title}</h2>
    <dl>
      ${facts.map(
        ([name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div> `,
      )}
    </dl>
  </section>`;
}

function releaseFacts({ release, generations }: AgentStatus): readonly Fact[] {
  const all: Fact = [WORDS.generations, generationsOf(generations)];
  if (release === undefined) return [all];
  const { digest, planDigest, madeAt, acceptedAtMs, revision, signer } = release;
  return [
    all,
    [WORDS.revision, told(shown(revision))],
    [WORDS.madeAt, statedMoment(madeAt) ?? told(shown(madeAt))],
    [WORDS.acceptedAt, moment(acceptedAtMs)],
    [
      WORDS.signer,
      signer === undefined
        ? WORDS.unsigned
        : html`<span title="${shown(signer.fingerprint)}">${told(shown(signer.principal))}</span>`,
    ],
    [WORDS.digest, html`${digestOf(digest)}, ${WORDS.plan} ${digestOf(planDigest)}`],
  ];
}

function digestOf(digest: string): Markup {
  return html`<code title="${shown(digest)}">${shown(digestInWords(digest))}</code>`;
}

function titleOfRelease({ release }: AgentStatus): Markup {
  return html`${WORDS.release}
    <span class="tag"
      >${release === undefined ? STATUS_PAGE_WORDS.noneYet : `${WORDS.generation} ${release.generation}`}</span
    >`;
}

/** The same number four times where all went well. */
function generationsOf({ observed, accepted, attempted, applied }: AgentStatus['generations']): Markup {
  const named = [
    [WORDS.observed, observed],
    [WORDS.accepted, accepted],
    [WORDS.attempted, attempted],
    [WORDS.applied, applied],
  ] as const;
  return html`${named.map(([name, generation]) => html`<span class="generation">${name} ${generation === 0 ? STATUS_PAGE_WORDS.none : html`<b>${generation}</b>`}</span> `)}`;
}

function sourceFacts({ source, release }: AgentStatus): readonly Fact[] {
  const { description, lastLookAtMs, lastSuccessAtMs, nextLookAtMs, revision } = source;
  const at = (atMs: number | undefined): Content =>
    atMs === undefined ? STATUS_PAGE_WORDS.noneYet : moment(atMs);
  return [
    [WORDS.from, told(shown(description))],
    ...(revision === undefined || revision === release?.revision
      ? []
      : [[WORDS.revision, told(shown(revision))] as const]),
    [WORDS.lastLook, at(lastLookAtMs)],
    [WORDS.lastSuccess, at(lastSuccessAtMs)],
    [WORDS.nextLook, at(nextLookAtMs)],
  ];
}

function changeFacts({ maintenance: { maxImpact, next } }: AgentStatus): readonly Fact[] {
  return [
    [
      WORDS.allowedNow,
      html`<span title="${IMPACT_WORDS[maxImpact].meaning}">${IMPACT_WORDS[maxImpact].label}</span>`,
    ],
    [
      WORDS.allowedNext,
      next === undefined
        ? STATUS_PAGE_WORDS.none
        : html`${IMPACT_WORDS[next.maxImpact].label}, ${moment(next.fromMs)}, ${WORDS.lasting}
          ${durationInWords(Math.round((next.toMs - next.fromMs) / 1000))}`,
    ],
  ];
}

function agentFacts({ phase, agentVersion, startedAtMs, uri }: AgentStatus): readonly Fact[] {
  return [
    [WORDS.phase, PHASE_WORDS[phase]],
    [WORDS.started, moment(startedAtMs)],
    [WORDS.version, told(shown(agentVersion))],
    [WORDS.libvirt, uri === '' ? NO_MARKUP : told(shown(uri))],
  ];
}
