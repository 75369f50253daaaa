/** What to do when a size is not a whole number of the unit asked for. */
export type SizeRounding = 'fail' | 'up' | 'down';

export interface SizeConversionOptions {
  /**
   * Whether a size that is not a whole number of the unit is an error or is rounded.
   * @default 'fail' - a size that changes on the way is a mistake more often than a wish
   */
  readonly rounding?: SizeRounding;
}

const KIBIBYTE = 1024;
const MEBIBYTE = 1024 * KIBIBYTE;
const GIBIBYTE = 1024 * MEBIBYTE;
const TEBIBYTE = 1024 * GIBIBYTE;

/** An amount of memory or disk: an exact, whole number of bytes. */
export class Size {
  /** @throws RangeError when `amount` is negative or not a whole number. */
  static bytes(amount: number): Size {
    return new Size(amount, 1, 'bytes');
  }

  /** `amount` × 2^10 bytes. @throws RangeError when that is negative or not a whole number of bytes. */
  static kibibytes(amount: number): Size {
    return new Size(amount, KIBIBYTE, 'KiB');
  }

  /** `amount` × 2^20 bytes. @throws RangeError when that is negative or not a whole number of bytes. */
  static mebibytes(amount: number): Size {
    return new Size(amount, MEBIBYTE, 'MiB');
  }

  /** `amount` × 2^30 bytes. @throws RangeError when that is negative or not a whole number of bytes. */
  static gibibytes(amount: number): Size {
    return new Size(amount, GIBIBYTE, 'GiB');
  }

  /** `amount` × 2^40 bytes. @throws RangeError when that is negative or not a whole number of bytes. */
  static tebibytes(amount: number): Size {
    return new Size(amount, TEBIBYTE, 'TiB');
  }

  private readonly byteCount: number;

  private constructor(amount: number, unitBytes: number, unit: string) {
    const byteCount = amount * unitBytes;
    if (!Number.isSafeInteger(byteCount) || byteCount < 0) {
      throw new RangeError(
        `${amount} ${unit} is not a size: it must be a whole number of bytes, at least 0 and below 2^53`,
      );
    }
    // Minus zero would be written differently from zero.
    this.byteCount = byteCount + 0;
  }

  toBytes(): number {
    return this.byteCount;
  }

  /** @throws RangeError when it is no whole number of KiB, unless `rounding` says otherwise. */
  toKibibytes(options: SizeConversionOptions = {}): number {
    return this.convert(KIBIBYTE, 'KiB', options);
  }

  /** @throws RangeError when it is no whole number of MiB, unless `rounding` says otherwise. */
  toMebibytes(options: SizeConversionOptions = {}): number {
    return this.convert(MEBIBYTE, 'MiB', options);
  }

  /** @throws RangeError when it is no whole number of GiB, unless `rounding` says otherwise. */
  toGibibytes(options: SizeConversionOptions = {}): number {
    return this.convert(GIBIBYTE, 'GiB', options);
  }

  /** @throws RangeError when it is no whole number of TiB, unless `rounding` says otherwise. */
  toTebibytes(options: SizeConversionOptions = {}): number {
    return this.convert(TEBIBYTE, 'TiB', options);
  }

  plus(other: Size): Size {
    return Size.bytes(this.byteCount + other.byteCount);
  }

  equals(other: Size): boolean {
    return this.byteCount === other.byteCount;
  }

  isLessThan(other: Size): boolean {
    return this.byteCount < other.byteCount;
  }

  /** In the largest unit that holds it exactly: `1536 MiB`, `2 GiB`. */
  toString(): string {
    for (const [unitBytes, unit] of [
      [TEBIBYTE, 'TiB'],
      [GIBIBYTE, 'GiB'],
      [MEBIBYTE, 'MiB'],
      [KIBIBYTE, 'KiB'],
    ] as const) {
      if (this.byteCount > 0 && this.byteCount % unitBytes === 0)
        return `${this.byteCount / unitBytes} ${unit}`;
    }
    return `${this.byteCount} bytes`;
  }

  private convert(unitBytes: number, unit: string, options: SizeConversionOptions): number {
    const amount = this.byteCount / unitBytes;
    if (options.rounding === 'up') return Math.ceil(amount);
    if (options.rounding === 'down') return Math.floor(amount);
    if (this.byteCount % unitBytes !== 0) {
      throw new RangeError(
        `${this.toString()} is not a whole number of ${unit}; state { rounding: 'up' } or { rounding: 'down' } to round it`,
      );
    }
    return amount;
  }
}
