/** An element of a page, read strictly: what is not exactly the markup that we write is an error, so that nothing slips in unseen. */
export interface PageNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: PageNode[];
  /** Of it and of all that is in it, as people read it. */
  text: string;
}

const VOID: ReadonlySet<string> = new Set([
  'meta',
  'link',
  'br',
  'input',
  'rect',
  'line',
  'circle',
  'path',
  'polyline',
]);
/** What is in these is not markup. */
const RAW: ReadonlySet<string> = new Set(['style', 'script']);

const TAG = /<(\/?)([a-z][a-zA-Z0-9]*)((?:\s+[a-zA-Z][a-zA-Z0-9:-]*(?:="[^"<>]*")?)*)\s*(\/?)>/y;
const ATTRIBUTE = /([a-zA-Z][a-zA-Z0-9:-]*)(?:="([^"]*)")?/g;
const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&middot;': '·',
  '&rarr;': '→',
};

/** The tree of a page. @throws Error for anything that is not well-formed */
export function parsePage(page: string): PageNode {
  const start = page.indexOf('<html');
  const root: PageNode = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  for (let at = start; at < page.length;) {
    const parent = open.at(-1) ?? root;
    const end = RAW.has(parent.name) ? page.indexOf(`</${parent.name}>`, at) : page.indexOf('<', at);
    const text = page.slice(at, end === -1 ? undefined : end);
    const read = RAW.has(parent.name) ? text : decoded(text);
    for (const node of open) node.text += read;
    if (end === -1) break;
    TAG.lastIndex = end;
    const tag = TAG.exec(page);
    if (tag === null) throw new Error(`no tag: ${page.slice(end, end + 80)}`);
    const [whole, close, name = '', attributes = '', empty] = tag;
    at = end + whole.length;
    if (close === '/') {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes nothing: ${page.slice(at - 80, at)}`);
      continue;
    }
    const node: PageNode = { name, attributes: attributesOf(attributes), children: [], text: '' };
    parent.children.push(node);
    if (empty !== '/' && !VOID.has(name)) open.push(node);
  }
  if (open.length > 1) throw new Error(`not closed: ${open.map(({ name }) => name).join(' ')}`);
  return root;
}

/** Everything in it that fits, in order, itself included. */
export function findAll(node: PageNode, fits: (node: PageNode) => boolean): readonly PageNode[] {
  const found: PageNode[] = [];
  const look = (candidate: PageNode): void => {
    if (fits(candidate)) found.push(candidate);
    candidate.children.forEach(look);
  };
  look(node);
  return found;
}

/** By an attribute, and by its value when there is one. */
export function withAttribute(name: string, value?: string): (node: PageNode) => boolean {
  return ({ attributes }) =>
    attributes[name] !== undefined && (value === undefined || attributes[name] === value);
}

function attributesOf(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...text.matchAll(ATTRIBUTE)].map(([, name = '', value = '']) => [name, decoded(value)]),
  );
}

function decoded(text: string): string {
  return text.replace(/&[^;\s]{0,8};?/g, (entity) => {
    const character = ENTITIES[entity];
    if (character === undefined) throw new Error(`no entity: ${entity}`);
    return character;
  });
}
