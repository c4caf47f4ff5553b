// Numbers of zip records, lowest byte first, read and written the same in Node and in a browser.

export class LittleEndian {
  readonly #view: DataView;

  constructor(readonly bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  static ofSize(size: number): LittleEndian {
    return new LittleEndian(new Uint8Array(size));
  }

  u16(at: number): number {
    return this.#view.getUint16(at, true);
  }

  u32(at: number): number {
    return this.#view.getUint32(at, true);
  }

  /** Not exact above 2^53; no file is that long, so whatever is compared with it differs. */
  u64(at: number): number {
    return this.u32(at) + this.u32(at + 4) * 0x1_0000_0000;
  }

  put16(at: number, value: number): this {
    this.#view.setUint16(at, value, true);
    return this;
  }

  put32(at: number, value: number): this {
    this.#view.setUint32(at, value, true);
    return this;
  }

  put64(at: number, value: number): this {
    this.#view.setBigUint64(at, BigInt(value), true);
    return this;
  }
}
