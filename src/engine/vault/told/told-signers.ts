// What the journal tells of the keys that sign packages, and that each but the first was signed into office by the
// one before (docs/format/key-change-v1.md).
import { keyChangeTrusted, readKeyChange } from '../../../shared/key-change';
import { bytesFromHex, toHex, utf8 } from '../../crypto/bytes';
import { sha256Hex } from '../../crypto/hash';
import { readMinisignature } from '../../crypto/read-minisign';
import { minisignKeyText } from '../../crypto/signer-identity';
import { SignerRenewed, EarlyVaultCreated } from '../../roster/authority-details';
import type { ToldKind } from './told-kind';

interface KeyRow {
  readonly number: number;
  readonly publicKey: Uint8Array;
  readonly createdAt: string;
  readonly statement: string | null;
  readonly signature: string | null;
}

interface ToldKey {
  readonly key: string;
  readonly at: string;
  readonly statementSha256: string | null;
}

const A_KEY = 'a key that signs packages';

const isSignedByTheOneBefore = (row: KeyRow, before: ToldKey, vault: string): boolean => {
  const { statement, signature, number } = row;
  const facts = statement === null ? null : readKeyChange(statement);
  if (statement === null || facts === null || signature === null) return false;
  const oldKey = bytesFromHex(before.key);
  const change = { vault: vault.slice(0, 16), number: number - 1 };
  const signed = readMinisignature(signature);
  return (
    facts.vault === change.vault &&
    facts.number === change.number &&
    facts.time === row.createdAt &&
    facts.oldKey === minisignKeyText(oldKey) &&
    facts.newKey === minisignKeyText(row.publicKey) &&
    signed?.trustedComment === keyChangeTrusted(change) &&
    signed.holds(utf8(statement), oldKey)
  );
};

const isAsTold = (row: KeyRow, told: ToldKey | undefined): boolean =>
  told?.key === toHex(row.publicKey) &&
  told.at === row.createdAt &&
  told.statementSha256 === (row.statement === null ? null : sha256Hex(utf8(row.statement)));

export const toldSigners = (): ToldKind => {
  const keys: ToldKey[] = [];
  let vault = '';
  return {
    take: ({ action, subject, detail, time }) => {
      if (action === 'vault.created') {
        vault = subject;
        const { organizationKey } = EarlyVaultCreated.parse(detail);
        keys.push({ key: organizationKey, at: time, statementSha256: null });
      }
      if (action === 'vault.signer-renewed') {
        const { organizationKey, statementSha256 } = SignerRenewed.parse(detail);
        keys.push({ key: organizationKey, at: time, statementSha256 });
      }
    },
    *compare(db) {
      const rows = db
        .prepare(
          `SELECT number, public_key AS publicKey, created_at AS createdAt, statement,
              statement_signature AS signature
            FROM organization_key ORDER BY number`,
        )
        .all() as KeyRow[];
      const holds = rows.every((row, at) => {
        const before = keys[at - 1];
        return (
          row.number === at + 1 &&
          isAsTold(row, keys[at]) &&
          (before === undefined ? row.signature === null : isSignedByTheOneBefore(row, before, vault))
        );
      });
      if (!holds || rows.length !== keys.length) yield [{ subject: vault, what: A_KEY }];
    },
  };
};
