// Attacks on rounds, deltas, parts and key changes, each by its name, with the verdict and the code it must
// get. The attacker holds the keys unless it says otherwise.
import type { PackageSigner } from '../../../src/engine/vault/open-vault';
import type { FindingCode } from '../../../src/engine/verify';
import { type Bag } from './forge';
import {
  commentOf,
  delta,
  editJson,
  evidencePaths,
  jsonOf,
  keyNumber,
  type NamedZip,
  nextRound,
  open,
  parts,
  refOf,
  renewed,
  seal,
  statementFiles,
  tell,
  tellBuilt,
} from './rounds';

export interface Scene {
  readonly files: readonly NamedZip[];
  readonly base?: Buffer;
  /** The key told; the signer of the good package unless it says otherwise. */
  readonly told?: PackageSigner;
}

export interface RoundAttack {
  readonly name: string;
  readonly verdict: 'hostile' | 'failed' | 'incomplete';
  readonly code: FindingCode;
  readonly make: (good: Bag, signer: PackageSigner) => Scene;
}

const one = (bag: Bag, base?: Bag): Scene => ({
  files: [{ name: 'p.zip', bytes: bag.zip() }],
  ...(base === undefined ? {} : { base: base.zip() }),
});
const other = (): PackageSigner => keyNumber(99);
const attack = (
  name: string,
  verdict: RoundAttack['verdict'],
  code: FindingCode,
  make: RoundAttack['make'],
): RoundAttack => ({ name, verdict, code, make });

const flipped = (bag: Bag, path: string): Bag => {
  const bytes = Buffer.from(bag.files.get(path) ?? '');
  bytes[0] = (bytes[0] ?? 0) ^ 1;
  return bag.write(path, bytes);
};
const firstEvidence = (bag: Bag): string => evidencePaths(bag)[0] ?? '';
const lastEvidence = (bag: Bag): string => evidencePaths(bag).at(-1) ?? '';
const copy = (bag: Bag): Bag => open(bag.zip());

const ROUNDS: readonly RoundAttack[] = [
  attack('older-round-under-the-name-of-a-newer', 'failed', 'bag.top-folder', (good) => {
    const bag = copy(good);
    bag.top = bag.top.replace(/-r1$/, '-r2');
    return one(bag);
  }),
  attack('older-round-signed-again-as-a-newer', 'failed', 'round.disagrees', (good, signer) => {
    const bag = copy(good);
    bag.top = bag.top.replace(/-r1$/, '-r2');
    editJson(bag, (json) => (json.package.round = 2));
    return one(seal(bag, signer));
  }),
  attack('round-before-that-no-entry-tells-of', 'failed', 'round.disagrees', (good, signer) => {
    const bag = copy(good);
    bag.top = bag.top.replace(/-r1$/, '-r2');
    editJson(bag, (json) => {
      json.package.round = 2;
      json.package.previous = refOf(good);
    });
    return one(seal(bag, signer));
  }),
  attack('round-before-with-another-seal', 'failed', 'round.disagrees', (good, signer) =>
    one(
      nextRound(good, signer, {
        change: (bag) => void editJson(bag, (json) => (json.package.previous = { ...refOf(good), seal_number: '0'.repeat(64) })),
      }),
    ),
  ),
  attack('round-that-skips-one', 'failed', 'round.disagrees', (good, signer) =>
    one(
      nextRound(good, signer, {
        change: (bag) => {
          editJson(bag, (json) => (json.package.round = 3));
          bag.top = bag.top.replace(/-r\d+$/, '-r3');
        },
      }),
    ),
  ),
  attack('round-before-of-another-package', 'failed', 'round.disagrees', (good, signer) =>
    one(
      nextRound(good, signer, {
        change: (bag) => {
          const previous = { ...refOf(good), id: 'PKG-2026-09' };
          tellBuilt(bag, previous);
          editJson(bag, (json) => (json.package.previous = previous));
        },
      }),
    ),
  ),
  attack('round-that-was-built-before-with-other-content', 'failed', 'round.disagrees', (good, signer) =>
    one(
      nextRound(good, signer, {
        change: (bag) => void tellBuilt(bag, { ...refOf(good), round: 2, seal_number: '1'.repeat(64) }),
      }),
    ),
  ),
  attack('first-round-that-names-one-before', 'failed', 'round.disagrees', (good, signer) => {
    const bag = copy(good);
    editJson(bag, (json) => (json.package.previous = refOf(good)));
    return one(seal(bag, signer));
  }),
  attack('round-of-another-shape', 'failed', 'json.malformed', (good, signer) =>
    one(
      nextRound(good, signer, {
        change: (bag) => void editJson(bag, (json) => (json.package.kind = 'partial')),
      }),
    ),
  ),
  attack('comment-without-the-round', 'failed', 'signature.comment', (good, signer) => {
    const bag = nextRound(good, signer);
    return one(bag.sign(signer, commentOf(bag).replace(' round=2', '')));
  }),
  attack('comment-with-another-round-before', 'failed', 'signature.comment', (good, signer) => {
    const bag = nextRound(good, signer);
    return one(bag.sign(signer, commentOf(bag).replace(/prev=.{4}/, 'prev=0000')));
  }),
  attack('custody-entry-nested-deep', 'hostile', 'json.hostile', (good, signer) => {
    const bag = copy(good);
    bag.edit('data/90_custody/entries.jsonl', (text) => `${text}${'['.repeat(100_000)}${']'.repeat(100_000)}\n`);
    return one(seal(bag, signer));
  }),
  attack('number-of-ten-million-digits', 'failed', 'json.malformed', (good, signer) => {
    const bag = copy(good);
    bag.edit('data/package.json', (text) => text.replace(/"round":1/, `"round":${'9'.repeat(10_000_000)}`));
    bag.write('manifest-sha256.txt', bag.list([...bag.files.keys()].filter((path) => path.startsWith('data/'))));
    return one(bag.retag().sign(signer));
  }),
  attack('counts-beyond-measure', 'failed', 'json.malformed', (good, signer) => {
    const bag = copy(good);
    bag.json('data/package.json', (json: { counts: { evidence: number } }) => void (json.counts.evidence = 1e300));
    return one(seal(bag, signer));
  }),
  attack('json-with-a-prototype-among-its-members', 'failed', 'json.malformed', (good, signer) => {
    const bag = copy(good);
    bag.edit('data/package.json', (text) => text.replace('{"controls"', '{"__proto__":{"format":"x"},"controls"'));
    bag.write('manifest-sha256.txt', bag.list([...bag.files.keys()].filter((path) => path.startsWith('data/'))));
    return one(bag.retag().sign(signer));
  }),
];

const DELTAS: readonly RoundAttack[] = [
  attack('delta-alone', 'incomplete', 'delta.base-needed', (good, signer) => one(delta(good, signer))),
  attack('delta-with-another-base', 'failed', 'delta.other-base', (good, signer) => {
    const another = copy(good);
    flipped(another, 'data/00_README.txt');
    return one(delta(good, signer), seal(another, signer));
  }),
  attack('delta-with-a-delta-as-base', 'failed', 'delta.other-base', (good, signer) => {
    const first = delta(good, signer);
    return one(delta(first, signer), first);
  }),
  attack('delta-with-itself-as-base', 'failed', 'delta.other-base', (good, signer) => {
    const bag = delta(good, signer);
    return one(bag, bag);
  }),
  attack('delta-with-a-base-of-another-signer', 'failed', 'delta.other-base', (good, signer) => {
    const bag = copy(good);
    bag.newSigner(other());
    return one(delta(good, signer), seal(bag, other()));
  }),
  attack('delta-whose-base-is-another-round', 'failed', 'delta.other-base', (good, signer) => {
    const change = (bag: Bag) =>
      void editJson(bag, (json) => (json.package.base = { ...refOf(good), id: 'PKG-2026-07' }));
    return one(delta(good, signer, { change }), good);
  }),
  attack('delta-with-a-damaged-base', 'failed', 'file.changed', (good, signer) =>
    one(delta(good, signer), flipped(copy(good), lastEvidence(good))),
  ),
  attack('delta-with-a-base-that-lacks-a-file', 'incomplete', 'file.missing', (good, signer) => {
    const base = copy(good);
    base.files.delete(lastEvidence(good));
    return one(delta(good, signer), base);
  }),
  attack('delta-with-a-hostile-base', 'hostile', 'name.escapes', (good, signer) =>
    one(delta(good, signer), copy(good).write('../x', 'x')),
  ),
  attack('delta-with-a-gap', 'failed', 'file.missing', (good, signer) => {
    // Listed, said to be in the base, and not there.
    const last = (bag: Bag): void => void bag.files.delete(firstEvidence(bag));
    const change = (bag: Bag): void => {
      flippedListed(bag, firstEvidence(bag));
      editJson(bag, (json) => {
        for (const file of json.files)
          if (`data/${file.path}` === firstEvidence(bag)) file.in_base = file.path;
      });
    };
    return one(delta(good, signer, { carried: 1, change, last }), good);
  }),
  attack('delta-that-hides-a-file', 'incomplete', 'file.missing', (good, signer) => {
    const last = (bag: Bag): void => void bag.files.delete(firstEvidence(bag));
    return one(delta(good, signer, { last }), good);
  }),
  attack('delta-that-leaves-out-a-page', 'incomplete', 'file.missing', (good, signer) => {
    const last = (bag: Bag): void => void bag.files.delete('data/02_index.html');
    return one(delta(good, signer, { last }), good);
  }),
  attack('delta-that-carries-what-it-says-is-in-the-base', 'failed', 'package.disagrees', (good, signer) => {
    const change = (bag: Bag): void =>
      void editJson(bag, (json) => {
        for (const file of json.files)
          if (`data/${file.path}` === firstEvidence(bag)) file.in_base = file.path;
      });
    return one(delta(good, signer, { change }), good);
  }),
  attack('delta-with-a-changed-file', 'failed', 'file.changed', (good, signer) =>
    one(flipped(delta(good, signer), firstEvidence(good)), good),
  ),
  attack('delta-of-another-history', 'failed', 'custody.forked', (good, signer) => {
    const base = copy(good);
    tell(base, { action: 'backup.made', subject: 'VAULT', detail: {} });
    seal(base, signer);
    const change = (bag: Bag): void => {
      tellBuilt(bag, refOf(base));
      editJson(bag, (json) => (json.package.base = refOf(base)));
    };
    return one(delta(good, signer, { change }), base);
  }),
  attack('delta-whose-base-no-entry-tells-of', 'failed', 'round.disagrees', (good, signer) => {
    const change = (bag: Bag): void =>
      void editJson(bag, (json) => (json.package.base = { ...refOf(good), seal_number: '2'.repeat(64) }));
    return one(delta(good, signer, { change }));
  }),
  attack('delta-without-a-base', 'failed', 'round.disagrees', (good, signer) => {
    const bag = nextRound(good, signer, {
      change: (next) => void editJson(next, (json) => (json.package.kind = 'delta')),
    });
    return one(bag);
  }),
  attack('whole-package-that-names-a-base', 'failed', 'round.disagrees', (good, signer) => {
    const change = (bag: Bag): void => void editJson(bag, (json) => (json.package.base = refOf(good)));
    return one(nextRound(good, signer, { change }), good);
  }),
  attack('delta-whose-comment-calls-it-whole', 'incomplete', 'file.missing', (good, signer) => {
    const bag = delta(good, signer);
    return one(bag.sign(signer, commentOf(bag).replace(/ kind=delta.*/, '')), good);
  }),
  attack('delta-whose-comment-names-another-base', 'failed', 'signature.comment', (good, signer) => {
    const bag = delta(good, signer);
    return one(bag.sign(signer, commentOf(bag).replace(/base=.{4}/, 'base=0000')), good);
  }),
];

/** Another content than the base has, relisted later. */
const flippedListed = (bag: Bag, path: string): void => {
  const before = bag.sha256(path);
  flipped(bag, path);
  bag.edit('data/package.json', (text) => text.replaceAll(before, bag.sha256(path)));
};

const PARTS: readonly RoundAttack[] = [
  attack('part-missing', 'incomplete', 'part.missing', (good) => ({ files: parts(good, 3).slice(0, 2) })),
  attack('part-alone', 'incomplete', 'part.missing', (good) => ({ files: parts(good, 2).slice(1) })),
  attack('part-of-another-round', 'failed', 'part.other-package', (good, signer) => ({
    files: [...parts(good, 2).slice(0, 1), ...parts(nextRound(good, signer), 2).slice(1)],
  })),
  attack('part-of-another-split', 'failed', 'part.other-package', (good) => ({
    files: [...parts(good, 2).slice(0, 1), ...parts(good, 3).slice(1)],
  })),
  attack('parts-that-contradict-each-other', 'failed', 'part.contradictory', (good) => ({
    files: parts(good, 2, (part, number) => void (number === 2 && flipped(part, 'bag-info.txt'))),
  })),
  attack('two-parts-that-both-lie', 'failed', 'signature.invalid', (good) => ({
    files: parts(good, 2, (part) => void flipped(part, 'tagmanifest-sha256.txt')),
  })),
  attack('part-without-its-signature', 'failed', 'part.contradictory', (good) => ({
    files: parts(good, 2, (part, number) => {
      if (number === 2) part.files.delete('tagmanifest-sha256.txt.minisig');
    }),
  })),
  attack('file-in-two-parts', 'failed', 'part.contradictory', (good) => ({
    files: parts(good, 2, (part) => void part.write(firstEvidence(good), good.files.get(firstEvidence(good)) ?? '')),
  })),
  attack('file-with-other-bytes-in-a-second-part', 'failed', 'part.contradictory', (good) => ({
    files: parts(good, 2, (part, number) => void (number === 2 && part.write(firstEvidence(good), 'other'))),
  })),
  attack('file-that-nobody-lists-in-a-part', 'failed', 'file.unlisted', (good) => ({
    files: parts(good, 2, (part, number) => void (number === 2 && part.write('data/30_evidence/x.txt', 'x'))),
  })),
  attack('twin-in-another-part', 'hostile', 'name.twin', (good) => ({
    files: parts(good, 2, (part, number) => void (number === 2 && part.write('data/PACKAGE.json', '{}'))),
  })),
  attack('part-with-a-damaged-file', 'failed', 'file.changed', (good) => ({
    files: parts(good, 2, (part, number) => void (number === 2 && flipped(part, lastEvidence(part)))),
  })),
  attack('part-that-is-cut-off', 'incomplete', 'zip.truncated', (good) => ({
    files: parts(good, 2).map(({ name, bytes }, index) => ({
      name,
      bytes: index === 1 ? bytes.subarray(0, bytes.length - 100) : bytes,
    })),
  })),
  attack('part-given-twice', 'failed', 'part.contradictory', (good) => {
    const [first, second] = parts(good, 2);
    return { files: [first, second, second].filter((file) => file !== undefined) };
  }),
  attack('delta-as-a-part', 'failed', 'part.other-package', (good, signer) => ({
    files: [
      ...parts(good, 2).slice(0, 1),
      { name: 'p.part-2-of-2.zip', bytes: delta(good, signer).zip() },
    ],
  })),
];

const KEYS = (signer: PackageSigner): PackageSigner[] => [signer, keyNumber(21), keyNumber(22)];
const CHANGE_2 = 'key-change-2.txt';
const chain = (
  name: string,
  change: (bag: Bag, keys: PackageSigner[]) => void,
  code: FindingCode = 'signer.chain-broken',
): RoundAttack =>
  attack(name, 'failed', code, (good, signer) => {
    const keys = KEYS(signer);
    return { ...one(renewed(good, keys, { change: (bag) => { change(bag, keys); } })), told: signer };
  });
const rewrite = (bag: Bag, number: number, from: PackageSigner, to: PackageSigner, by = from, vault = jsonOf(bag).custody.vault): void => {
  const [text, signature] = statementFiles({ number, from, to, by, vault });
  bag.write(`key-change-${String(number)}.txt`, text).write(`key-change-${String(number)}.txt.minisig`, signature);
};

const KEY_CHANGES: readonly RoundAttack[] = [
  chain('key-change-forged', (bag, [first, second]) => { rewrite(bag, 1, first as PackageSigner, second as PackageSigner, other()); }),
  chain('key-change-by-the-new-key', (bag, [first, second]) => { rewrite(bag, 1, first as PackageSigner, second as PackageSigner, second); }),
  chain('key-change-cut-out', (bag) => {
    bag.files.delete(CHANGE_2);
    bag.files.delete(`${CHANGE_2}.minisig`);
  }),
  chain('key-change-without-its-signature', (bag) => void bag.files.delete(`${CHANGE_2}.minisig`)),
  chain('key-change-missing-in-the-middle', (bag) => {
    bag.files.delete('key-change-1.txt');
    bag.files.delete('key-change-1.txt.minisig');
  }),
  chain('key-change-of-another-vault', (bag, [first, second]) => { rewrite(bag, 1, first as PackageSigner, second as PackageSigner, first, 'f'.repeat(16)); }),
  chain('key-change-to-another-key', (bag, [, second]) => { rewrite(bag, 2, second as PackageSigner, other()); }),
  chain('key-change-from-another-key', (bag, [, , third]) => { rewrite(bag, 2, other(), third as PackageSigner); }),
  chain('key-change-with-an-extra-line', (bag) => void bag.edit(CHANGE_2, (text) => `${text}x\n`)),
  chain('key-change-with-windows-line-ends', (bag) => void bag.edit(CHANGE_2, (text) => text.replaceAll('\n', '\r\n'))),
  chain('key-change-with-another-number', (bag) => void bag.edit(CHANGE_2, (text) => text.replace('number: 2', 'number: 3'))),
  chain('key-change-with-another-comment', (bag) => void bag.edit(`${CHANGE_2}.minisig`, (text) => text.replace('by the key before', 'approved'))),
  chain('key-change-that-is-too-long', (bag) => void bag.write(CHANGE_2, 'x'.repeat(7000))),
  chain('key-change-by-a-strange-name', (bag) => void bag.write('key-change-x.txt', 'x')),
  attack('key-change-beyond-its-size', 'hostile', 'file.too-large', (good, signer) => ({
    ...one(renewed(good, KEYS(signer), { change: (bag) => void bag.write(CHANGE_2, 'x'.repeat(9000)) })),
    told: signer,
  })),
  attack('key-change-that-the-journal-does-not-tell', 'failed', 'signer.chain-broken', (good, signer) =>
    one(renewed(good, KEYS(signer), { told: false })),
  ),
  attack('key-change-that-only-the-journal-tells', 'failed', 'signer.chain-broken', (good, signer) => {
    const bag = renewed(good, [signer, keyNumber(21)], {
      change: (changed) => {
        changed.files.delete('key-change-1.txt');
        changed.files.delete('key-change-1.txt.minisig');
      },
    });
    return one(bag);
  }),
  attack('key-that-comes-back', 'failed', 'signer.chain-broken', (good, signer) =>
    one(renewed(good, [signer, keyNumber(21), signer])),
  ),
  attack('key-changed-and-another-told', 'failed', 'signature.other-signer', (good, signer) => ({
    ...one(renewed(good, KEYS(signer))),
    told: other(),
  })),
];

export const ROUND_ATTACKS: readonly RoundAttack[] = [...ROUNDS, ...DELTAS, ...PARTS, ...KEY_CHANGES];
