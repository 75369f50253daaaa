/** An escaped opening, an expression, or an opening that is neither. */
const PARTS = /\$\$\{|%%\{|\$\{([^{}"]*)\}|[$%]\{/g;

/**
 * The value of a string as Terraform's JSON syntax reads it (https://developer.hashicorp.com/terraform/language/syntax/json):
 * `${expression}` is replaced, `$${` and `%%{` stand for the opening itself.
 * @throws Error for directives (`%{`) and for expressions with braces or quotes, which no document of ours has.
 */
export function resolveTemplate(text: string, valueOf: (expression: string) => string): string {
  return text.replaceAll(PARTS, (match, expression: unknown) => {
    if (typeof expression === 'string') return valueOf(expression);
    if (match.length === '$${'.length) return match.slice(1);
    throw new Error(`no rule for the template ${JSON.stringify(text)}`);
  });
}
