import { parsers } from 'prettier/plugins/markdown';

/** What a reader of GitHub's Markdown finds in a comment. */
export interface ReadComment {
  /** Kinds of nodes, each once. */
  readonly kinds: ReadonlySet<string>;
  /** Names of HTML's tags, in order; a closing one has a slash in front. Comments are `!`. */
  readonly tags: readonly string[];
  /** What is read in each paragraph, cell, heading, item and summary, in order. */
  readonly texts: readonly string[];
  /** Pieces of text in which a forge looks for mentions and links: all that is not in code. */
  readonly proses: readonly string[];
  /** Numbers of cells in the rows of each table. */
  readonly tables: readonly (readonly number[])[];
}

interface MarkdownNode {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly MarkdownNode[];
}

/** Blocks in which text stands. */
const TEXT_BLOCKS: ReadonlySet<string> = new Set(['paragraph', 'heading', 'tableCell']);

const HTML_PIECE = /<!--[\s\S]*?-->|<\/?[a-z][^>]*>|[^<]+|</g;

/** Reads a comment with the parser that formats this repository's own documents. */
export async function readComment(markdown: string): Promise<ReadComment> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the parser is declared for any language
  const root = (await parsers.markdown.parse(markdown, {} as never)) as MarkdownNode;
  const kinds = new Set<string>();
  const tags: string[] = [];
  const texts: string[] = [];
  const proses: string[] = [];
  const tables: (readonly number[])[] = [];
  let codeDepth = 0;

  const readHtml = (html: string): string =>
    (html.match(HTML_PIECE) ?? [])
      .map((piece) => {
        if (!/^<[!/a-z]/.test(piece)) return readText(decoded(piece));
        const name = piece.startsWith('<!--') ? '!' : piece.replace(/^<|[\s>].*$/gs, '');
        tags.push(name);
        if (name === 'code') codeDepth += 1;
        if (name === '/code') codeDepth -= 1;
        return '';
      })
      .join('');
  const readText = (text: string): string => {
    if (codeDepth === 0) proses.push(text);
    return text;
  };
  const readInline = (node: MarkdownNode): string => {
    kinds.add(node.type);
    if (node.type === 'html') return readHtml(node.value ?? '');
    if (node.type === 'inlineCode') return node.value ?? '';
    if (node.type === 'text') return readText(node.value ?? '');
    return (node.children ?? []).map(readInline).join('');
  };
  const readBlock = (node: MarkdownNode): void => {
    kinds.add(node.type);
    if (TEXT_BLOCKS.has(node.type)) texts.push((node.children ?? []).map(readInline).join(''));
    else if (node.type === 'html') texts.push(readHtml(node.value ?? ''));
    else {
      if (node.type === 'table') tables.push((node.children ?? []).map((row) => row.children?.length ?? 0));
      (node.children ?? []).forEach(readBlock);
    }
  };
  readBlock(root);
  return { kinds, tags, texts, proses, tables };
}

/** Whatever opens is closed, in order. */
export function isBalanced(tags: readonly string[]): boolean {
  const open: string[] = [];
  for (const tag of tags) {
    if (tag === '!') continue;
    if (!tag.startsWith('/')) open.push(tag);
    else if (open.pop() !== tag.slice(1)) return false;
  }
  return open.length === 0;
}

function decoded(html: string): string {
  return html.replace(/&#(\d+);/g, (_entity, code: string) => String.fromCodePoint(Number(code)));
}
