/** 64 KiB: what is looked at once more is small, however large the document is. */
const CHUNK_BYTES = 64 * 1024;

/** Where bytes that are not UTF-8 stop being it: the first byte of the first character that is none. */
export function invalidUtf8At(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for (let start = 0; start < bytes.length; start += CHUNK_BYTES) {
    const end = start + CHUNK_BYTES;
    try {
      decoder.decode(bytes.subarray(start, end), { stream: end < bytes.length });
    } catch {
      // The last character of the chunk before may go on in this one.
      const from = start === 0 ? 0 : characterStart(bytes, start - 1);
      return from + firstReplaced(bytes.subarray(from, end));
    }
  }
  return bytes.length;
}

/** Decoding puts a replacement for what is no character, so that encoding again gives other bytes within it, or more of them. */
function firstReplaced(bytes: Uint8Array): number {
  const again = new TextEncoder().encode(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
  const differs = again.findIndex((byte, index) => bytes[index] !== byte);
  return characterStart(again, differs);
}

/** Where the character begins that has a byte at `position`: all bytes but its first are marked as going on (RFC 3629). */
function characterStart(bytes: Uint8Array, position: number): number {
  let start = position;
  while (((bytes[start] ?? 0) & 0b1100_0000) === 0b1000_0000) start -= 1;
  return start;
}
