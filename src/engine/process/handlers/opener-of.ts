// What opens an encrypted package, as the window names it.
import type { Input } from '../../../shared/contract';
import { type FindOpener, identityFile } from '../..';
import type { Work } from '../work';

/** Null when nobody named it. */
export const openerOf = (
  identity: Input<'package', 'verify'>['identity'],
  path: Work['path'],
): FindOpener => {
  if (identity === null) return null;
  if (identity.kind === 'file') return identityFile(path(identity.file));
  return () => Promise.resolve(identity);
};
