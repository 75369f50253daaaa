import type { Impact } from '../../../planner';
import type { Mark } from '../../rendering/change-view';
import { IMPACT_WORDS } from '../../wording';
import { html, type Markup } from '../html';

/** What marks are called in class names, where their characters cannot stand. */
export const MARK_LOOKS: Readonly<Record<Mark, string>> = {
  '+': 'create',
  '~': 'change',
  '!': 'disrupt',
  '-': 'remove',
  x: 'refuse',
};

/** The mark, in the colour that it has everywhere. */
export function markBadge(mark: Mark): Markup {
  return html`<span class="mark ${MARK_LOOKS[mark]}">${mark}</span>`;
}

/** An impact in words; nothing where there are none. */
export function impactBadge(impact: Impact, label: string = IMPACT_WORDS[impact].label): Markup | undefined {
  return label === '' ? undefined : html`<span class="impact ${impact}">${label}</span>`;
}
