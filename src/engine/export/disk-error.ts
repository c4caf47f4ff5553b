// Turns what the operating system says about a full or closed disk into our codes.
import { UserError } from '../../shared/errors';

const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const NO_ACCESS = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR', 'EISDIR']);
const FAILED = new Set([
  'EIO',
  'EBUSY',
  'EMFILE',
  'ENFILE',
  'ENXIO',
  'ENODEV',
  'ESTALE',
  'ETIMEDOUT',
  'EXDEV',
]);

/** A UserError of the disk group for a system error; anything else unchanged, because it is a bug. */
export const diskError = (error: unknown): unknown => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (FULL.has(code)) return new UserError('disk.full', {}, { cause: error });
  if (NO_ACCESS.has(code)) return new UserError('disk.no-access', {}, { cause: error });
  if (FAILED.has(code)) return new UserError('disk.failed', {}, { cause: error });
  return error;
};
