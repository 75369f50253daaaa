import { ExpressionError, parseExpression, type Expression, type Traversal } from './validate-expression';

/** A text as Terraform reads it: plain, or with `${expressions}` in it. */
export interface Template {
  readonly traversals: readonly Traversal[];
  /** `plain` has no expression, `partly` has some in other text, `wholly` is one and nothing else, of whatever type that has. */
  readonly extent: 'plain' | 'partly' | 'wholly';
  /** The name that the text is, where it is nothing else. */
  readonly alone?: Traversal;
  /** Why Terraform would refuse the text, or read what was hardly meant. */
  readonly problems: readonly string[];
}

/** Reads `text` as Terraform reads every string of its JSON syntax. */
export function parseTemplate(text: string): Template {
  const expressions: Expression[] = [];
  const problems: string[] = [];
  let wholly = false;
  for (const opening = /(?:\$\$|%%|\$|%)\{~?/g; ;) {
    const found = opening.exec(text);
    if (found === null) break;
    const sign = found[0].replace('~', '');
    // `$${` and `%%{` are how the signs themselves are written.
    if (sign.length === 3) continue;
    if (sign === '%{') {
      problems.push('"%{" begins a directive of a template; as text it is written "%%{"');
      continue;
    }
    try {
      const expression = parseExpression(text, opening.lastIndex);
      const [closing] = /^~?\}/.exec(text.slice(expression.end)) ?? [];
      if (closing === undefined) throw new ExpressionError('"}" is missing');
      opening.lastIndex = expression.end + closing.length;
      expressions.push(expression);
      wholly = found.index === 0 && opening.lastIndex === text.length;
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      problems.push(`"\${" begins no expression: ${error.message}; as text it is written "$\${"`);
    }
  }
  const alone = wholly ? expressions[0]?.alone : undefined;
  return {
    traversals: expressions.flatMap(({ traversals }) => traversals),
    extent: wholly ? 'wholly' : expressions.length > 0 ? 'partly' : 'plain',
    ...(alone && { alone }),
    problems,
  };
}
