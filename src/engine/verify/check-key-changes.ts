// The statements by which one signing key names the next (docs/format/key-change-v1.md): from the key
// somebody was told years ago to the one that signed this package.
import type { KeyChangeFacts } from '../../shared/key-change';
import { keyChangeFile, keyChangeTrusted, keyChangeUntrusted, readKeyChange } from '../../shared/key-change';
import { MOST_KEY_CHANGES } from '../../shared/key-change';
import { concat, toHex, utf8 } from '../crypto/bytes';
import { blake2b512 } from '../crypto/hash';
import { minisignKeyText, parseMinisignKey } from '../crypto/signer-identity';
import { verifySignature } from '../crypto/verify-signature';
import { latin1, sameBytes } from './bytes-in-order';
import type { CustodyEntry } from './check-custody';
import type { Findings } from './findings';
import { parseSignatureFile } from './minisign-file';
import type { ReadFile } from './read-files';

export interface KeyLink extends KeyChangeFacts {
  readonly oldPublicKey: Uint8Array;
  readonly newPublicKey: Uint8Array;
  /** Of the statement. */
  readonly sha256: string;
}

/** Oldest first; empty where the key was never renewed, or where the chain does not hold. */
export type KeyChain = readonly KeyLink[];

const ANY_STATEMENT = /^key-change-/;

const keyOf = (text: string): Uint8Array | null => {
  const key = parseMinisignKey(text)?.publicKey ?? null;
  return key !== null && minisignKeyText(key) === text ? key : null;
};

const isSigned = (
  statement: Uint8Array,
  file: Uint8Array,
  facts: KeyChangeFacts,
  key: Uint8Array,
): boolean => {
  const signature = parseSignatureFile(file);
  if (signature === null) return false;
  const { keyId } = parseMinisignKey(facts.oldKey) ?? { keyId: new Uint8Array() };
  return (
    signature.untrustedComment === keyChangeUntrusted(facts.number) &&
    signature.trustedComment === keyChangeTrusted(facts) &&
    sameBytes(signature.keyId, keyId) &&
    verifySignature(signature.signature, blake2b512(statement), key) &&
    verifySignature(
      signature.globalSignature,
      concat(signature.signature, utf8(signature.trustedComment)),
      key,
    )
  );
};

/** One statement, when it is in its form and signed by the key it calls the old one. */
const readLink = (files: ReadonlyMap<string, ReadFile>, number: number): KeyLink | null => {
  const name = keyChangeFile(number);
  const statement = files.get(name);
  const signature = files.get(`${name}.minisig`)?.bytes ?? null;
  const bytes = statement?.bytes ?? null;
  if (statement === undefined || bytes === null || signature === null) return null;
  const facts = readKeyChange(latin1(bytes));
  if (facts?.number !== number) return null;
  const oldPublicKey = keyOf(facts.oldKey);
  const newPublicKey = keyOf(facts.newKey);
  if (oldPublicKey === null || newPublicKey === null) return null;
  return isSigned(bytes, signature, facts, oldPublicKey)
    ? { ...facts, oldPublicKey, newPublicKey, sha256: statement.sha256 }
    : null;
};

/** The statements of the package, from the first to `signer`; a fault in any of them breaks the chain. */
export const readKeyChain = (
  files: ReadonlyMap<string, ReadFile>,
  signer: Uint8Array,
  vault: string | null,
  findings: Findings,
): KeyChain => {
  const names = [...files.keys()].filter((path) => ANY_STATEMENT.test(path));
  const count = names.length / 2;
  const broken = (path: string | null, detail: string): KeyChain => {
    findings.add('signer.chain-broken', path, detail);
    return [];
  };
  if (!Number.isInteger(count) || count > MOST_KEY_CHANGES)
    return broken(names[0] ?? null, 'a statement or its signature is missing');
  const chain: KeyLink[] = [];
  for (let number = 1; number <= count; number += 1) {
    const name = keyChangeFile(number);
    const link = readLink(files, number);
    if (link === null) return broken(name, 'not a statement signed by the key it calls the old one');
    if (link.vault !== vault) return broken(name, 'speaks of another vault');
    if (number > 1 && chain.at(-1)?.newKey !== link.oldKey)
      return broken(name, 'is not by the key that the one before it names');
    chain.push(link);
  }
  const last = chain.at(-1);
  if (last === undefined) return [];
  if (!sameBytes(last.newPublicKey, signer))
    return broken(keyChangeFile(count), 'does not lead to the key that signed the package');
  if (new Set([chain[0]?.oldKey, ...chain.map((link) => link.newKey)]).size !== count + 1)
    return broken(null, 'a key occurs twice');
  return chain;
};

/** The custody extract names the first key and tells of every renewal, in the same words. */
export const checkKeysTold = (
  entries: ReadonlyMap<number, CustodyEntry>,
  chain: KeyChain,
  signer: Uint8Array,
  findings: Findings,
): void => {
  const path = 'data/90_custody/entries.jsonl';
  const first = entries.get(0);
  const renewals = [...entries.values()].filter((entry) => entry.action === 'vault.signer-renewed');
  const firstKey = chain[0]?.oldPublicKey ?? signer;
  if (renewals.length !== chain.length) {
    findings.add(
      'signer.chain-broken',
      path,
      `tells of ${String(renewals.length)} changes of the key, and the package carries ${String(chain.length)}`,
    );
    return;
  }
  if (first?.action !== 'vault.created' || first.detail['organizationKey'] !== toHex(firstKey)) {
    if (chain.length > 0) findings.add('signer.chain-broken', path, 'does not begin with the first key');
    findings.add('custody.disagrees', path, 'the first entry does not name the key that signed the package');
  }
  renewals.forEach((entry, index) => {
    const link = chain[index];
    const { organizationKey, number, statementSha256 } = entry.detail;
    const agrees =
      link !== undefined &&
      organizationKey === toHex(link.newPublicKey) &&
      number === link.number &&
      statementSha256 === link.sha256 &&
      entry.time === link.time;
    if (!agrees)
      findings.add(
        'signer.chain-broken',
        path,
        `entry ${String(entry.seq)} tells of another change of the key`,
      );
  });
};
