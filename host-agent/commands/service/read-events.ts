/** One server-sent event; `data` is JSON, as the agent wrote it. */
export interface SentEvent {
  readonly name: string;
  readonly data: unknown;
}

/** The agent's own bound for a line of its log, with room to spare. */
const EVENT_LENGTH_MAX = 4 * 1024 * 1024;

/** Events out of text as it comes, in pieces (HTML, "Server-sent events"); what is no JSON is left out. */
export async function* readEvents(pieces: AsyncIterable<unknown>): AsyncGenerator<SentEvent> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const piece of pieces) {
    if (!(piece instanceof Uint8Array)) continue;
    text += decoder.decode(piece, { stream: true });
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    if (text.length > EVENT_LENGTH_MAX) return;
    for (const block of blocks) {
      const event = tryReadEvent(block);
      if (event !== undefined) yield event;
    }
  }
}

function tryReadEvent(block: string): SentEvent | undefined {
  const field = (name: string): string | undefined =>
    block
      .split('\n')
      .find((line) => line.startsWith(`${name}: `))
      ?.slice(name.length + 2);
  const name = field('event');
  const data = field('data');
  if (name === undefined || data === undefined) return undefined;
  try {
    return { name, data: JSON.parse(data) as unknown };
  } catch {
    return undefined;
  }
}
