/**
 * Points of edwards25519 whose order is 8 or less, in every way to write them (RFC 8032, section 5.1.3; the sign is left out). A key that is
 * one of them has no secret: anybody can make signatures that it verifies.
 */
const SMALL_ORDER = new Set([
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
]);

/** Whether anybody could sign for this ed25519 key. */
export function isWeakPoint(point: Uint8Array): boolean {
  const unsigned = Buffer.from(point);
  const last = unsigned.length - 1;
  unsigned[last] = (unsigned[last] ?? 0) & 0x7f;
  return SMALL_ORDER.has(unsigned.toString('hex'));
}
