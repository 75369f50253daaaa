import type { ToldChange, ToldHost, ToldLine, ToldObject, ToldRefusal, ToldStep } from '../../told';
import { REVIEW_TITLES, sentence } from '../../wording';
import { objectsNotListedInWords, PAGE_WORDS } from '../../wording/page';
import { OBJECTS_RENDERED_MAX, OBJECTS_UNFOLDED_MAX } from '../bounds';
import { html, NO_MARKUP, told, type Markup } from '../html';
import { foldedList } from './folded-list';
import { impactBadge, markBadge, MARK_LOOKS } from './badges';

/** What stands for the impact of an object of which everything is refused. */
const NO_IMPACT = 'none';

/** Everything that happens on a host, object by object. */
export function objectsSection(
  { objects }: Pick<ToldHost, 'objects'>,
  listed: ReadonlySet<ToldObject>,
): Markup {
  const shown = objects.filter((object) => listed.has(object));
  const left = objects.length - shown.length;
  const isUnfolded = shown.length <= OBJECTS_UNFOLDED_MAX;
  return html`<section data-objects>
    <h3>${sentence(REVIEW_TITLES.changes)} <span class="number">${objects.length}</span></h3>
    ${left === 0 ? NO_MARKUP : html`<p class="left-out" data-left-out="${left}">${objectsNotListedInWords(left, objects.length)}</p>`}
    <ul class="objects ${shown.length > OBJECTS_RENDERED_MAX ? 'many' : ''}">
      ${shown.map((object) => objectItem(object, isUnfolded))}
    </ul>
    <p class="none" data-none hidden>${PAGE_WORDS.noneMatches}</p>
  </section>`;
}

function objectItem(object: ToldObject, isUnfolded: boolean): Markup {
  const { mark, subject, name, impact, label, changes, refusals } = object;
  return html` <li
    class="object ${MARK_LOOKS[mark]}"
    data-object
    data-kind="${subject.kind}"
    data-mark="${mark}"
    data-impact="${impact ?? NO_IMPACT}"
    data-name="${name}"
  >
    <div class="title">
      ${markBadge(mark)}
      <h4>${told(name)}</h4>
      ${impact === undefined ? undefined : impactBadge(impact, label)}
    </div>
    ${changeList(changes)}${refusals.map(refusalItem)}${detailsOf(object, isUnfolded)}
  </li>`;
}

/** A network may change by thousands of entries. */
function changeList(changes: readonly ToldChange[]): Markup {
  if (changes.length === 0) return NO_MARKUP;
  return foldedList(changes.map(changeItem), 'changes');
}

function changeItem({ kind, field, from, to, impact, label }: ToldChange): Markup {
  return html`<li data-kind="${kind}">
    <span class="field">${told(field)}</span>
    <span class="values"><del>${told(from)}</del> &rarr; <ins>${told(to)}</ins></span>
    ${impactBadge(impact, label)}
  </li>`;
}

function refusalItem({ kind, why, instead }: ToldRefusal): Markup {
  return html`<div class="refusal" data-kind="${kind}">
    <p>${markBadge('x')} ${told(why)}</p>
    <p class="instead">${told(instead)}</p>
  </div>`;
}

/**
 * What a new object has, and its steps. Those are folded where something else says already what happens, and all is where there are
 * many objects. What a pool or an image has is nothing but how it comes to be.
 */
function detailsOf({ changes, facts, steps }: ToldObject, isUnfolded: boolean): Markup {
  const said = new Set(steps.map(({ text }) => text));
  const own = facts.filter(({ text }) => !said.has(text));
  return html`${detailList(PAGE_WORDS.factsOfObject, own.map(factItem), isUnfolded)}${detailList(
    PAGE_WORDS.stepsOfObject,
    steps.map(stepItem),
    isUnfolded && changes.length + own.length === 0,
  )}`;
}

function detailList(title: string, items: readonly Markup[], isUnfolded: boolean): Markup {
  if (items.length === 0) return NO_MARKUP;
  return html`<details${isUnfolded ? html` open` : NO_MARKUP}><summary>${title} <span class="number">${items.length}</span></summary><ul>${items}</ul></details>`;
}

function factItem({ kind, text }: ToldLine): Markup {
  return html`<li data-kind="${kind}">${told(text)}</li>`;
}

function stepItem({ kind, position, text, notes }: ToldStep): Markup {
  return html`<li data-kind="${kind}">
    <span class="position">${position}.</span>
    ${told(text)}${notes.map((note) => html`<br /><span class="note-of-step">${told(note)}</span>`)}
  </li>`;
}
