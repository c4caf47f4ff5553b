// A package to be verified, zip or folder alike: a list of files that can be read once or more, in order.

export interface SourceFile {
  /** Below the top folder, `/` between parts. */
  readonly path: string;
  readonly sizeBytes: number;
  /** Zip only: what the archive says the CRC-32 is. */
  readonly crc32: number | null;
  readonly open: () => AsyncIterable<Uint8Array>;
  /** Anywhere in it, fewer bytes only at its end; null where it lies packed and is read from the beginning. */
  readonly readAt: ((offset: number, length: number) => Promise<Uint8Array>) | null;
  /** As {@link ByteSource.stamp}, of what it lies in. */
  readonly stamp: () => Promise<string>;
  /** The same path in other parts of the package. */
  readonly copies?: readonly SourceFile[];
}

export interface PackageSource {
  /** Null when there is not exactly one top folder. */
  readonly topFolder: string | null;
  readonly files: readonly SourceFile[];
  /** Called once the content is known to be one of our packages: checks what only we promise. */
  readonly checkOwnForm: (builtAt: string | null) => void;
}
