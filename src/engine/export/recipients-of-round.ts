// Whom a round is for, as the package names them.
import { UserError } from '../../shared/errors';
import { numberOf, type RecipientId } from '../../shared/ids';
import type { OpenVault } from '../vault/open-vault';
import type { PackageContent } from './package-content';

/** By number, each once. Throws use.unknown-recipient. */
export const recipientsOf = (
  { db }: Pick<OpenVault, 'db'>,
  ids: readonly RecipientId[],
): PackageContent['recipients'] => {
  const find = db.prepare('SELECT firm, person, purpose FROM recipient WHERE number = ?');
  return [...new Set(ids)]
    .sort((a, b) => numberOf(a) - numberOf(b))
    .map((id) => {
      const row = find.get(numberOf(id)) as { firm: string; person: string; purpose: string } | undefined;
      if (row === undefined) throw new UserError('use.unknown-recipient', { id });
      return { id, ...row };
    });
};
