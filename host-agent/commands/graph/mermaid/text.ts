import type { GraphNode } from '../graph';

/** Letters, digits and marks that mean nothing to Mermaid inside of quotes; a colon is none of them (its parser looks for `style …:…#…;`). */
const HARMLESS = /^[\p{L}\p{M}\p{N} .,_/+=@\u00b7\u2013\u2026-]$/u;

/** After entities have become characters, Mermaid still takes these two for a line end: something invisible between them prevents it. */
const LINE_END = /\\(?=n)/g;
const ZERO_WIDTH_SPACE = '\u200b';

/** Text for a quoted label: whatever Mermaid, Markdown or HTML could read as more than text becomes a numeric entity of Mermaid's. */
export function mermaidText(text: string): string {
  return Array.from(text.replace(LINE_END, `\\${ZERO_WIDTH_SPACE}`), (character) =>
    HARMLESS.test(character) ? character : `#${character.codePointAt(0) ?? 0};`,
  ).join('');
}

/** A quoted label of several lines. */
export function mermaidLabel(lines: readonly string[]): string {
  return `"${lines.map(mermaidText).join('<br/>')}"`;
}

/**
 * An id that no word of Mermaid's can be mistaken for: the kind in front, then names whose dashes are written `_`. Names hold no
 * capital letter, so that `OF` stands only between them. Names of bridges have more characters, which are written by their code.
 */
export function mermaidId(node: GraphNode): string {
  switch (node.kind) {
    case 'world':
    case 'host':
      return node.kind;
    case 'bridge':
      return `bridge_${node.name.replace(/[^A-Za-z0-9]/g, (character) => `_${character.charCodeAt(0).toString(16)}`)}`;
    case 'disk':
    case 'cdrom':
      return `${node.kind}_${dashless(node.name)}_OF_${dashless(node.machine)}`;
    case 'network':
    case 'machine':
    case 'pool':
      return `${node.kind}_${dashless(node.name)}`;
  }
}

function dashless(name: string): string {
  return name.replaceAll('-', '_');
}
