/**
 * Version of every `--json` answer. Within a version fields are only added. Each answer is one JSON object on standard output:
 * `{ version, command, … }`, or `{ version, command, error: { code, message, advice?, details? } }` when the command failed.
 */
export const JSON_ANSWER_VERSION = 1;

/** One answer as text, indented for people who look at it. */
export function jsonAnswer(command: string, facts: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ version: JSON_ANSWER_VERSION, command, ...facts }, undefined, 2);
}
