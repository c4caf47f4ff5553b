// The buffers of one sealing. Those of a large file lie in memory that begins at a page border, as direct
// disk access demands, and that threads can share: WebAssembly's memory is both.

/** The part of WebAssembly that is used here; its types belong to browsers. */
declare const WebAssembly: {
  readonly Memory: new (size: {
    readonly initial: number;
    readonly maximum: number;
    readonly shared: true;
  }) => {
    readonly buffer: SharedArrayBuffer;
  };
};

/** What direct reading and writing demands of positions, lengths and addresses, on any disk we know. */
export const ALIGNMENT = 4096;
const WASM_PAGE_BYTES = 2 ** 16;

export const alignedUp = (length: number): number => Math.ceil(length / ALIGNMENT) * ALIGNMENT;

export interface SealingMemory {
  /** A buffer of zeros; of a shared memory it begins at a page border. */
  readonly take: (length: number) => Buffer;
  /** Null for ordinary memory. */
  readonly shared: SharedArrayBuffer | null;
}

export const ordinaryMemory: SealingMemory = { take: (length) => Buffer.alloc(length), shared: null };

export const sharedMemory = (bytes: number): SealingMemory => {
  const pages = Math.ceil(bytes / WASM_PAGE_BYTES);
  const shared = new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true }).buffer;
  let taken = 0;
  return {
    take: (length) => {
      const buffer = Buffer.from(shared, taken, length);
      taken += alignedUp(length);
      return buffer;
    },
    shared,
  };
};
