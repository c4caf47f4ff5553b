import type { Lockfile } from './lockfile.mjs';

export const differences: (
  lock: Lockfile,
  reviewed: Readonly<Record<string, { readonly integrity: string }>>,
) => { readonly added: string[]; readonly changed: string[]; readonly gone: string[] };
