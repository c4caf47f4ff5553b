// Where the packer finds and leaves things.
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '..', '..');
/** Never committed. */
export const PACKED = path.join(ROOT, 'dist-app');
