// The stock program, which knows nothing of ours.
import { spawnSync } from 'node:child_process';

/** Whether `path` with `path.minisig` beside it holds under this key (56 characters). */
export const verifyMinisign = (path: string, key: string): boolean =>
  spawnSync('minisign', ['-Vqm', path, '-P', key], { stdio: 'pipe' }).status === 0;
