import { Lexer } from 'yaml';

/** What a text may be, before anything is made of it. */
interface YamlBounds {
  /** How deep lists and mappings may nest. */
  readonly depthMax: number;
}

/** How the lexer announces the text of a scalar, which says nothing about structure. */
const SCALAR_FOLLOWS = '\u001f';

/** Neither people nor editors write these; YAML 1.2 has none of them either (section 5.1). */
const CONTROL_CHARACTER = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/;

/** What YAML has and a configuration has no use for: each says one thing in two ways, or makes another thing of what is written. */
const UNWANTED: Readonly<Record<string, string>> = {
  '&': 'anchors (`&name`) are not used here: write the value out',
  '*': 'aliases (`*name`) are not used here: write the value out',
  '!': 'tags (`!name`) are not used here: write the plain value',
  '%': 'directives (`%YAML`, `%TAG`) are not used here: remove the line',
};

/**
 * The first thing in a YAML text that is not read here, with its line; nothing for a text that may be parsed. The parser goes down into
 * lists and mappings by calling itself, so that their depth is counted before.
 */
export function tryFindUnreadable(text: string, { depthMax }: YamlBounds): string | undefined {
  const control = CONTROL_CHARACTER.exec(text);
  if (control !== null) {
    const line = lineEndsIn(text.slice(0, control.index)) + 1;
    return `line ${line}: holds a control character`;
  }
  let line = 1;
  let brackets = 0;
  // `- - - x` are three lists, one in another; those on lines of their own are indented, which bounds them.
  let indicatorsOfLine = 0;
  let isScalar = false;
  for (const lexeme of new Lexer().lex(text)) {
    const first = isScalar ? '' : lexeme.charAt(0);
    isScalar = lexeme === SCALAR_FOLLOWS;
    const why = UNWANTED[first];
    if (why !== undefined) return `line ${line}: ${why}`;
    if (first === '[' || first === '{') brackets += 1;
    else if (first === ']' || first === '}') brackets -= 1;
    else if (lexeme === '-' || lexeme === '?') indicatorsOfLine += 1;
    if (brackets + indicatorsOfLine > depthMax)
      return `line ${line}: nests more than ${depthMax} levels deep`;
    const ends = lineEndsIn(lexeme);
    line += ends;
    if (ends > 0) indicatorsOfLine = 0;
  }
  return undefined;
}

function lineEndsIn(text: string): number {
  return text.split('\n').length - 1;
}
