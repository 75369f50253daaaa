/** 64 KiB: what is looked at once more is small, however large the document is. */
const CHUNK_BYTES = 64 * 1024;

/** The bytes of a character of several: one of these, then those below it, down to the next (RFC 3629). */
const LEAD_BYTE_MIN = 0xc0;
const CONTINUATION_BYTE_MIN = 0x80;

/** Where bytes that are not UTF-8 stop being it: the first byte of the first character that is none. */
export function invalidUtf8At(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  for (let start = 0; start < bytes.length; start += CHUNK_BYTES) {
    const chunk = bytes.subarray(start, start + CHUNK_BYTES);
    try {
      decoder.decode(chunk, { stream: start + CHUNK_BYTES < bytes.length });
    } catch {
      const from = characterStart(bytes, start);
      return from + firstReplaced(bytes.subarray(from, start + CHUNK_BYTES));
    }
  }
  return bytes.length;
}

/** A character that goes on at `position` begins up to three bytes before it. */
function characterStart(bytes: Uint8Array, position: number): number {
  for (let start = position - 1; start >= 0 && start >= position - 3; start -= 1) {
    const byte = bytes[start] ?? 0;
    if (byte >= LEAD_BYTE_MIN) return start;
    if (byte < CONTINUATION_BYTE_MIN) break;
  }
  return position;
}

/** Decoding puts a replacement for what is no character, so that encoding again gives other bytes from there on. */
function firstReplaced(bytes: Uint8Array): number {
  const again = new TextEncoder().encode(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
  const differs = bytes.findIndex((byte, index) => again[index] !== byte);
  return differs < 0 ? bytes.length : differs;
}
