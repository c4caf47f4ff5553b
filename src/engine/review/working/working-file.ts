// The working file of an auditor, as what keeps things in it asks for it (docs/format/vault-v1.md §7.2), and the package
// it keeps them about.
import { UserError } from '../../../shared/errors';
import { packageRoundRef, type PackageId } from '../../../shared/ids';
import type { OpenVault } from '../../vault/open-vault';
import type { OpenedReceived } from '../opened-received';

/** Throws review.no-working-file where none is open, or a vault of an organization. */
export const workingFile = (vault: OpenVault | null): OpenVault => {
  if (vault?.kind !== 'working-file') throw new UserError('review.no-working-file');
  return vault;
};

/** What journal entries about the package as a whole are about: `PKG-2026-01-r2`. */
export const roundOf = ({ packageId, round }: Pick<OpenedReceived, 'packageId' | 'round'>): string =>
  packageRoundRef(packageId as PackageId, round);

/** The kind and number of what is noted: a record, or the package itself. Throws use.unknown-record. */
export const subjectOf = (
  received: OpenedReceived,
  id: string,
): { readonly kind: string; readonly id: string } => {
  const subject = received.subject(id);
  if (subject !== null) return { kind: subject.kind, id: subject.id };
  if (id === received.packageId) return { kind: 'package', id };
  throw new UserError('use.unknown-record', { id });
};

/** Throws use.unknown-request. */
export const requireRequest = (received: OpenedReceived, id: string): void => {
  if (received.subject(id)?.kind !== 'request') throw new UserError('use.unknown-request', { id });
};

/** Throws use.bad-input: SQLite and JSON keep neither of the two as it was typed. */
export const requireText = (text: string): void => {
  if (text.includes('\0') || !text.isWellFormed())
    throw new UserError('use.bad-input', { what: 'The text holds what is no text.' });
};
