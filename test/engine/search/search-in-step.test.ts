// The index of words follows every change of an item in the same transaction: whatever is done, a search finds
// what a plain look at the rows finds, and a check has nothing to say.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  addEvidence,
  addVersion,
  approveEvidence,
  changeItem,
  changeVersion,
  type EvidenceQuery,
  getEvidence,
  listEvidence,
  type OpenVault,
  readFileTexts,
  rejectEvidence,
  requestEvidence,
  submitEvidence,
  withdrawEvidence,
} from '../../../src/engine';
import { searchedWords } from '../../../src/engine/vault/told/searched-words';
import type { EvidenceDetail, VersionFacts } from '../../../src/shared/domain/evidence';
import { UserError } from '../../../src/shared/errors';
import { evidenceId } from '../../../src/shared/ids';
import { facts, makeVault, quietJob, type TemporaryVault } from '../temporary-vault';

const WORDS = ['access', 'review', 'zebra', 'übersicht', 'Ñandú', 'отчёт', '2026q2', 'okta'];
const word = fc.constantFrom(...WORDS);
const said = fc.array(word, { minLength: 1, maxLength: 2 }).map((words) => words.join(' '));
const item = fc.nat();
const step = fc.oneof(
  fc.record({ do: fc.constant('add' as const), title: said, inside: said, name: word }),
  fc.record({ do: fc.constant('request' as const), title: said, notes: said }),
  fc.record({ do: fc.constant('version' as const), item, title: said, inside: said, name: word }),
  fc.record({ do: fc.constant('item' as const), item, owner: said, notes: said, tag: word }),
  fc.record({ do: fc.constant('correct' as const), item, title: said, source: said }),
  fc.record({ do: fc.constantFrom('submit', 'approve', 'reject', 'withdraw', 'read'), item }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const ASK: Omit<EvidenceQuery, 'search'> = {
  ...{ controlId: null, criterionId: null, verdict: null },
  ...{ sort: 'match', direction: 'ascending', offset: 0, limit: 100 },
};

const versionFacts = (one: EvidenceDetail, given: Partial<VersionFacts>): VersionFacts => ({
  ...{ title: one.title, effective: one.effective, capturedOn: one.capturedOn, validUntil: one.validUntil },
  ...{ source: one.source, sensitivity: one.sensitivity, collector: one.collector, method: one.method },
  quality: one.quality,
  ...given,
});

let names = 0;
const take = async ({ vault, file }: TemporaryVault, one: Step, count: number): Promise<void> => {
  const write = (name: string, inside: string): string => {
    names += 1;
    return file(`${name} ${String(names)}.txt`, `${inside} n${String(names)}`);
  };
  if (one.do === 'add') {
    const given = facts({ title: one.title, source: '' });
    await addEvidence(vault, [{ paths: [write(one.name, one.inside)], facts: given }], quietJob());
    return;
  }
  if (one.do === 'request') {
    requestEvidence(vault, {
      ...{ title: one.title, controlIds: [], pointOfFocusIds: [], linkReason: '' },
      item: { kind: 'other', owner: '', tags: [], notes: one.notes, dueOn: null },
    });
    return;
  }
  if (count === 0) return;
  const id = evidenceId(1 + (one.item % count));
  const now = getEvidence(vault, id);
  const newest = now.versions[0]?.version ?? 1;
  if (one.do === 'version') {
    const given = versionFacts(now, { title: one.title });
    await addVersion(vault, id, [write(one.name, one.inside)], given, '', quietJob());
  } else if (one.do === 'item')
    changeItem(vault, id, {
      ...{ kind: now.kind, dueOn: now.dueOn },
      ...{ owner: one.owner, notes: one.notes, tags: [one.tag] },
    });
  else if (one.do === 'correct')
    changeVersion(vault, id, newest, versionFacts(now, { title: one.title, source: one.source }));
  else if (one.do === 'submit') submitEvidence(vault, id, newest);
  else if (one.do === 'approve') approveEvidence(vault, id, newest, 'alone today');
  else if (one.do === 'reject') rejectEvidence(vault, id, newest, 'no clock in it');
  else if (one.do === 'withdraw') withdrawEvidence(vault, id, 'wrong client');
  else await readFileTexts(vault, quietJob());
};

/** Everything an item says now, without the index. */
const plainText = (
  vault: OpenVault,
  id: EvidenceDetail['id'],
  inside: ReadonlyMap<string, string>,
): string => {
  const one = getEvidence(vault, id);
  const names = one.files.map((file) => `${file.originalName} ${inside.get(file.originalName) ?? ''}`);
  return [one.title, one.source, one.owner, one.notes, ...one.tags, ...names].join(' ').toLowerCase();
};

it('finds what a plain look finds, whatever was done', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
      const made = await makeVault();
      const { vault } = made;
      const inside = new Map<string, string>();
      const kept: TemporaryVault = {
        ...made,
        file: (name, content) => {
          inside.set(name, String(content));
          return made.file(name, content);
        },
      };
      try {
        let count = 0;
        for (const one of steps) {
          try {
            await take(kept, one, count);
            if (one.do === 'add' || one.do === 'request') count += 1;
          } catch (error) {
            // A step that the rules of states refuse changes nothing.
            if (!(error instanceof UserError)) throw error;
          }
          expect([...searchedWords().compare(vault.db)].flat()).toEqual([]);
        }
        await readFileTexts(vault, quietJob());
        const all = Array.from({ length: count }, (_, at) => evidenceId(at + 1));
        for (const asked of [...WORDS, 'access review', 'zebra okta']) {
          const rows = listEvidence(vault, { ...ASK, search: asked }).rows.map((row) => row.id);
          const expected = all.filter((id) => {
            const text = plainText(vault, id, inside).split(/[\s.]+/);
            return asked
              .toLowerCase()
              .split(' ')
              .every((one) => text.some((other) => other === one));
          });
          expect([...rows].sort()).toEqual(expected);
        }
      } finally {
        vault.close();
      }
    }),
    { numRuns: 8 },
  );
}, 120_000);
