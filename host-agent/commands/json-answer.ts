/**
 * Version of every `--json` answer. Within a version fields are only added. Each answer is one JSON object on standard output:
 * `{ version, command, … }`, or `{ version, command, error: { code, message, advice?, details? } }` when the command failed.
 *
 *     synth           outputDirectory, hosts [{ host, fleet, planFile, planDigest, machines, networks, change }],
 *                     lock { added, removed, changed } of { path, from?, to? }
 *     graph           host, fleet, planDigest, nodes [{ id, kind, … }], edges [{ kind, from, to, … }],
 *                     output { file, format } when a file was written
 *     diff            host, fleet, planDigest, inventoryDigest, approval, summary { create, change, restart, destroy, refused },
 *                     steps [{ id, kind, subject, impact, changes, after, text, guests? }], refusals [{ code, subject, facts,
 *                     why, instead }], warnings [{ code, subject, facts, text }], allocation { before, after, capacity },
 *                     leftOutByYes [{ subject, impact }]
 *     review          base, head, hosts [{ host, kind, fleet, baseDigest?, headDigest, basis { kind, source?, records?, reason?, text }, approval,
 *                     summary, steps, refusals, warnings, allocation, as in diff, drift? { the same five }, allocations { vcpus, memoryMiB,
 *                     pools: each { before, after, capacity?, overcommit, limit? }, pools with pool, planned and full too }, fit { size, count?,
 *                     limitedBy, unknown, text },
 *                     addresses [{ network, family, before?, after? }], concerns [{ code, subject, facts, text }], assumptions
 *                     [{ code, pools?, text }] }] (kind gone: host, kind, fleet, baseDigest, machines [{ name, uuid }]),
 *                     failing [{ condition, host, subject, because, text }], unchecked (names of hosts)
 *     release         outputDirectory, hosts [{ host, fleet, change, generation, parent?, machineId?, madeAt, planDigest, releaseDigest,
 *                     approval? { changePlanDigest, replace }, file, fingerprint? }]
 *     verify          file, trusted, address { fleet, host, machineId?, from }, allowedSignersFile, refusal? { code, message, details? },
 *                     release? { the statement without its plan, releaseDigest }, signature? { kind, key?, allowedBy?, nearMisses?, lineToAdd?,
 *                     why?, namespace? }, unreadableLines [{ line, message }]
 *     apply, destroy  as diff without leftOutByYes, and report { succeeded, steps [{ id, text, kind, … }], … } when something was done, and
 *                     machines [{ name, uuid, state, vcpus, memory, acceleration, addresses }]
 *     inventory       uri, readAt, inventory { host, machines, networks, pools, unreadable }, records { owned, attempts, trash } where the agent's
 *                     own can be read (`parseInventoryDocument` is its schema)
 *     doctor          uri, checks [{ id, title, status, finding, advice? }]
 *     status          status, as the agent serves it; with --follow a line for each change, and for each line of its log: entry
 *     agent status    directory, socket, serving, memory, ledger, problems
 *     agent sync, suspend, resume, approve   socket
 *     agent check-config   file, problems, warnings [{ code, setting, subject, detail?, text }]
 *     secret encrypt  age (an armoured age file)
 *     sandbox up      alreadyUp, sandbox; sandbox down: name, wasThere; sandbox status: sandboxes
 */
export const JSON_ANSWER_VERSION = 1;

/** What nobody sees, and what terminals act on. Line ends stand between the lines of an answer, and nowhere else unescaped. */
const UNSEEN = /(?!\n)[\p{Control}\p{Format}\p{Line_Separator}\p{Paragraph_Separator}]/gu;

/** One answer as text, indented for people who look at it; what would be spelled out on a terminal is escaped as JSON has it. */
export function jsonAnswer(command: string, facts: Readonly<Record<string, unknown>>): string {
  return answerText(command, facts, 2);
}

/** One of several answers, on a line of its own. */
export function jsonAnswerLine(command: string, facts: Readonly<Record<string, unknown>>): string {
  return answerText(command, facts, 0);
}

function answerText(command: string, facts: Readonly<Record<string, unknown>>, indent: number): string {
  const text = JSON.stringify({ version: JSON_ANSWER_VERSION, command, ...facts }, undefined, indent);
  return text.replace(UNSEEN, escapeUnits);
}

function escapeUnits(character: string): string {
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}
