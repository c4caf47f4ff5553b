// The keys that signed packages before the present one, and what each of them signed about the next.
import type { VaultInfo } from '../../shared/domain/vault';
import { readKeyChange } from '../../shared/key-change';
import { invariant } from '../../shared/errors';
import type { OpenVault } from './open-vault';

export interface StoredKeyChange {
  /** 1 for the first renewal. */
  readonly number: number;
  /** The two files of docs/format/key-change-v1.md. */
  readonly statement: string;
  readonly signature: string;
}

/** In their order; empty while there was only one key. */
export const keyChangesOf = ({ db }: Pick<OpenVault, 'db'>): StoredKeyChange[] =>
  db
    .prepare(
      `SELECT number - 1 AS number, statement, statement_signature AS signature FROM organization_key
        WHERE statement IS NOT NULL ORDER BY number`,
    )
    .all() as StoredKeyChange[];

/** The same for people. */
export const shownKeyChanges = (vault: Pick<OpenVault, 'db'>): VaultInfo['signer']['changes'] =>
  keyChangesOf(vault).map(({ statement }) => {
    const facts = readKeyChange(statement);
    invariant(facts !== null, 'the vault keeps statements in their form');
    return { from: facts.oldKey, to: facts.newKey, at: facts.time };
  });
