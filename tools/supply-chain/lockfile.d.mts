interface Entry {
  readonly name?: string;
  readonly version?: string;
  readonly link?: boolean;
}

export interface Lockfile {
  readonly lockfileVersion: number;
  readonly packages: Record<string, Entry>;
}

export const nameAt: (place: string) => string;
export const lockfileProblems: (lock: Lockfile) => string[];
export const withInstallScripts: (root: string) => string[];
export const isOneLetterBeside: (one: string, other: string) => boolean;
export const lookalikes: (names: Iterable<string>, known: readonly string[]) => string[];
