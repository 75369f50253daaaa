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
 *                     pools: each { before, after, capacity?, overcommit, limit? } }, fit { size, count?, limitedBy, unknown, text },
 *                     addresses [{ network, family, before?, after? }], concerns [{ code, subject, facts, text }], assumptions
 *                     [{ code, pools?, text }] }] (kind gone: host, kind, fleet, baseDigest, machines [{ name, uuid }]),
 *                     failing [{ condition, host, subject, because, text }], unchecked (names of hosts)
 *     apply, destroy  as diff without leftOutByYes, and report { succeeded, steps [{ id, text, kind, … }], … } when something was done, and
 *                     machines [{ name, uuid, state, vcpus, memory, acceleration, addresses }]
 *     inventory       uri, inventory
 *     doctor          uri, checks [{ id, title, status, finding, advice? }]
 *     sandbox up      alreadyUp, sandbox; sandbox down: name, wasThere; sandbox status: sandboxes
 */
export const JSON_ANSWER_VERSION = 1;

/** One answer as text, indented for people who look at it. */
export function jsonAnswer(command: string, facts: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ version: JSON_ANSWER_VERSION, command, ...facts }, undefined, 2);
}
