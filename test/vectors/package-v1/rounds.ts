// Packages in rounds, deltas, parts and renewed keys, made out of one good package by somebody who holds all
// keys; and attacks on each, with the verdict and the code they must get.
import canonicalize from 'canonicalize';
import { toHex } from '../../../src/engine/crypto/bytes';
import { blake2b512, journalLeaf, sha256Hex } from '../../../src/engine/crypto/hash';
import { minisignKeyId, minisignKeyText, signerIdentity } from '../../../src/engine/crypto/signer-identity';
import { signingKey } from '../../../src/engine/crypto/signing';
import { journalMessage } from '../../../src/engine/crypto/verify-signature';
import type { PackageSigner } from '../../../src/engine/vault/open-vault';
import { keyChangeText, keyChangeTrusted, keyChangeUntrusted } from '../../../src/shared/key-change';
import { trustedComment } from '../../../src/shared/trusted-comment';
import { Bag, takeApart } from './forge';

const ENTRIES = 'data/90_custody/entries.jsonl';
const PACKAGE = 'data/package.json';
const CHECKPOINT = 'data/90_custody/checkpoint.txt';
export const TAGS = 'tagmanifest-sha256.txt';

export const memberKey = (): PackageSigner => signingKey(new Uint8Array(32).fill(9));
export const keyNumber = (number: number): PackageSigner => signingKey(new Uint8Array(32).fill(number));

interface Json {
  package: {
    id: string;
    uuid: string;
    round: number;
    kind: string;
    built: string;
    built_by: { name: string };
    previous?: Ref;
    base?: Ref;
  };
  engagement: { entity: string };
  custody: { vault: string; size: number; shown: number; head: string };
  signer: { key: string; sha256: string; words: string[] };
  files: { path: string; in_base?: string }[];
}
export interface Ref {
  id: string;
  round: number;
  seal_number: string;
}

export const open = (zip: Buffer): Bag => {
  const { entries, time } = takeApart(zip);
  return new Bag(entries, time);
};
export const jsonOf = (bag: Bag): Json => JSON.parse(bag.text(PACKAGE)) as Json;
export const editJson = (bag: Bag, change: (json: Json) => void): Bag => bag.json(PACKAGE, change as never);
export const sealOf = (bag: Bag): string => bag.sha256(TAGS);
export const evidencePaths = (bag: Bag): string[] =>
  [...bag.files.keys()].filter((path) => path.startsWith('data/30_evidence/')).sort();

/** What the verifier expects the signature to cover beside the list. */
export const commentOf = (bag: Bag): string => {
  const json = jsonOf(bag);
  return trustedComment({
    packageId: json.package.id,
    uuid: json.package.uuid,
    builtAt: json.package.built,
    builtBy: json.package.built_by.name,
    organization: json.engagement.entity,
    vault: json.custody.vault,
    seq: json.custody.size - 1,
    head: json.custody.head,
    round: json.package.round,
    previousSeal: json.package.previous?.seal_number ?? null,
    baseSeal: json.package.base?.seal_number ?? null,
  });
};

/** Appends a journal line of the first member, well chained, and makes everything that counts lines agree. */
export const tell = (
  bag: Bag,
  said: { action: string; subject: string; detail: unknown; time?: string },
): Bag => {
  const lines = bag.text(ENTRIES).split('\n').slice(0, -1);
  const seq = lines.length;
  const last = JSON.parse(lines.at(-1) ?? '') as { entry?: string; leaf?: string };
  const prev = last.entry === undefined ? last.leaf : toHex(journalLeaf(last.entry));
  const entry = { member: 'MEM-01', time: '2026-05-05T10:00:00Z', ...said, seq, prev, salt: '0'.repeat(32) };
  const line = String(canonicalize(entry));
  const sig = Buffer.from(memberKey().sign(journalMessage(line))).toString('base64');
  const head = toHex(journalLeaf(line));
  bag.edit(ENTRIES, (text) => `${text}${JSON.stringify({ entry: line, sig })}\n`);
  editJson(bag, ({ custody }) => {
    Object.assign(custody, { size: custody.size + 1, shown: custody.shown + 1, head });
  });
  return bag.edit(CHECKPOINT, (text) => `${text.split('\n')[0] ?? ''}\n${String(seq + 1)}\n${head}\n`);
};

export const tellBuilt = (bag: Bag, ref: Ref, kind = 'full'): Bag =>
  tell(bag, {
    action: 'package.built',
    subject: ref.id,
    detail: { round: ref.round, kind, sealNumber: ref.seal_number },
  });

/** Lists and signs anew, whatever was changed. */
export const seal = (bag: Bag, signer: PackageSigner): Bag => bag.relist().sign(signer, commentOf(bag));

export const refOf = (bag: Bag): Ref => {
  const { id, round } = jsonOf(bag).package;
  return { id, round, seal_number: sealOf(bag) };
};

const renamed = (bag: Bag, round: number): Bag => {
  bag.top = bag.top.replace(/-r\d+$/, `-r${String(round)}`);
  return bag;
};

export interface NextRound {
  /** What is changed before it is sealed. */
  readonly change?: (bag: Bag) => void;
  /** Evidence that is carried although the base has it. */
  readonly carried?: number;
  /** What is changed after everything, before the signature. */
  readonly last?: (bag: Bag) => void;
}

/** The next round of `before`, whole; one evidence file more has nothing to do with it. */
export const nextRound = (before: Bag, signer: PackageSigner, { change, last }: NextRound = {}): Bag => {
  const bag = open(before.zip());
  const previous = refOf(before);
  renamed(bag, previous.round + 1);
  tellBuilt(bag, previous);
  editJson(bag, (json) => {
    json.package.round = previous.round + 1;
    json.package.previous = previous;
  });
  change?.(bag);
  bag.relist();
  last?.(bag);
  return bag.retag().sign(signer, commentOf(bag));
};

/** The next round of `base` as a delta that carries only the first `carried` evidence files. */
export const delta = (base: Bag, signer: PackageSigner, { change, carried = 1, last }: NextRound = {}): Bag =>
  nextRound(base, signer, {
    change: (bag) => {
      const left = new Set(evidencePaths(bag).slice(carried));
      editJson(bag, (json) => {
        json.package.kind = 'delta';
        json.package.base = refOf(base);
        for (const file of json.files) {
          if (left.has(`data/${file.path}`)) file.in_base = file.path;
        }
      });
      change?.(bag);
    },
    last: (bag) => {
      for (const path of evidencePaths(bag).slice(carried)) bag.files.delete(path);
      last?.(bag);
    },
  });

export interface NamedZip {
  readonly name: string;
  readonly bytes: Buffer;
}

/** The zips a package is split into: evidence in order, everything else below data/ in the first. */
export const parts = (whole: Bag, count: number, change?: (part: Bag, number: number) => void): NamedZip[] => {
  const evidence = evidencePaths(whole);
  return Array.from({ length: count }, (_none, index) => {
    const part = open(whole.zip());
    for (const path of [...part.files.keys()]) {
      if (!path.startsWith('data/')) continue;
      const place = evidence.indexOf(path);
      const own = place === -1 ? 0 : Math.floor((place * count) / evidence.length);
      if (own !== index) part.files.delete(path);
    }
    change?.(part, index + 1);
    return { name: `p.part-${String(index + 1)}-of-${String(count)}.zip`, bytes: part.zip() };
  });
};

export interface Statement {
  readonly number: number;
  readonly from: PackageSigner;
  readonly to: PackageSigner;
  readonly vault: string;
  /** Who signs; the old key unless told otherwise. */
  readonly by?: PackageSigner;
}

/** The two files of docs/format/key-change-v1.md. */
export const statementFiles = ({ number, from, to, vault, by = from }: Statement): [string, string] => {
  const facts = {
    organization: 'Quillmere',
    vault,
    number,
    time: '2026-05-05T10:00:00Z',
    oldKey: minisignKeyText(from.publicKey),
    newKey: minisignKeyText(to.publicKey),
  };
  const text = keyChangeText(facts);
  const first = by.sign(blake2b512(Buffer.from(text)));
  const trusted = keyChangeTrusted(facts);
  const second = by.sign(Buffer.concat([first, Buffer.from(trusted)]));
  const blob = Buffer.concat([Buffer.from('ED'), minisignKeyId(by.publicKey), first]).toString('base64');
  const lines = [
    `untrusted comment: ${keyChangeUntrusted(number)}`,
    blob,
    `trusted comment: ${trusted}`,
    Buffer.from(second).toString('base64'),
    '',
  ];
  return [text, lines.join('\n')];
};

/** A package after renewals of the key: `keys` from the first to the one that signs. */
export const renewed = (
  before: Bag,
  keys: readonly PackageSigner[],
  options: { readonly told?: boolean; readonly change?: (bag: Bag) => void } = {},
): Bag => {
  const bag = open(before.zip());
  const { vault } = jsonOf(bag).custody;
  keys.slice(1).forEach((to, index) => {
    const from = keys[index] as PackageSigner;
    const number = index + 1;
    const [text, signature] = statementFiles({ number, from, to, vault });
    bag.write(`key-change-${String(number)}.txt`, text);
    bag.write(`key-change-${String(number)}.txt.minisig`, signature);
    if (options.told === false) return;
    tell(bag, {
      action: 'vault.signer-renewed',
      subject: firstVaultId(bag),
      detail: { organizationKey: toHex(to.publicKey), number, statementSha256: sha256Hex(Buffer.from(text)) },
    });
  });
  options.change?.(bag);
  const signer = keys.at(-1) as PackageSigner;
  return seal(named(bag, signer), signer);
};

const firstVaultId = (bag: Bag): string => {
  const first = JSON.parse(bag.text(ENTRIES).split('\n')[0] ?? '') as { entry: string };
  return (JSON.parse(first.entry) as { detail: { vaultId: string } }).detail.vaultId;
};

/** signer.pub and package.json name this key. */
const named = (bag: Bag, signer: PackageSigner): Bag => {
  const identity = identityText(signer.publicKey);
  editJson(bag, (json) => {
    json.signer = identity;
  });
  return bag.newSigner(signer);
};

const identityText = (publicKey: Uint8Array): Json['signer'] => {
  const { publicKey: key, sha256, words } = signerIdentity(publicKey);
  return { key, sha256, words };
};
