// Whatever members do to evidence, and in whatever order: what was approved never changes, one version is
// current, nobody approves alone without saying why, and journal, rows and lists say the same.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  addDerivedVersion,
  addEvidence,
  addMember,
  addVersion,
  approveEvidence,
  changeItem,
  changeVersion,
  checkVault,
  getEvidence,
  linkEvidence,
  loadStarterControls,
  openVault,
  type OpenVault,
  rejectEvidence,
  reopenEvidence,
  requestEvidence,
  reviewMany,
  setLinkReason,
  submitEvidence,
  unlinkEvidence,
  withdrawEvidence,
} from '../../src/engine';
import type { EvidenceDetail, EvidenceVersion } from '../../src/shared/domain/evidence';
import { UserError } from '../../src/shared/errors';
import { type ControlId, evidenceId, type StarterControlId } from '../../src/shared/ids';
import { itemSays, versionSays } from './lived-evidence';
import { facts, makeVault, PASSPHRASE, quietJob, type TemporaryVault } from './temporary-vault';

const MEMBERS = [
  { name: 'Ada Byron', passphrase: PASSPHRASE },
  { name: 'Eve Editor', passphrase: 'ten brass lanterns over wet slate' },
  { name: 'Rob Reviewer', passphrase: 'four paper boats on a still canal' },
] as const;
const CONTROL = 'CTL-001' as ControlId;

const step = fc.record({
  do: fc.constantFrom(
    ...(['add', 'request', 'version', 'derive', 'change', 'item', 'link', 'unlink', 'reason'] as const),
    ...(['submit', 'submit', 'reopen', 'approve', 'approve', 'approve', 'reject', 'reject', 'many'] as const),
    'withdraw' as const,
  ),
  by: fc.nat(2),
  item: fc.nat(),
  version: fc.nat(3),
  text: fc.constantFrom('', 'Eve Editor', 'rob  reviewer', 'x'),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

let files = 0;

const run = async (vault: OpenVault, one: Step, { file }: TemporaryVault): Promise<void> => {
  const items = vault.db.prepare('SELECT count(*) FROM evidence').pluck().get() as number;
  const id = evidenceId(1 + (one.item % Math.max(items, 1)));
  const says = versionSays({ collector: one.text, title: `Said ${one.text}` });
  const path = file(`file ${String((files += 1))}.csv`, String(files));
  const versions = items === 0 ? 0 : getEvidence(vault, id).versions.length;
  // Mostly the newest, sometimes one that is not there.
  const version = one.version === 0 ? 1 : Math.max(1, versions + (one.version === 3 ? 1 : 0));
  const { text } = one;
  const steps: Readonly<Record<Step['do'], () => unknown>> = {
    add: () => {
      const { dueOn: _, ...item } = itemSays({ notes: text });
      return addEvidence(
        vault,
        [{ paths: [path], facts: facts({ ...says, ...item, linkReason: text }) }],
        quietJob(),
      );
    },
    request: () =>
      requestEvidence(vault, {
        title: 't',
        item: itemSays(),
        controlIds: [CONTROL],
        pointOfFocusIds: [],
        linkReason: text,
      }),
    version: () => addVersion(vault, id, [path], says, text, quietJob()),
    derive: () =>
      addDerivedVersion(
        vault,
        {
          ...{ id, version, how: 'redaction', reason: text },
          files: [
            { position: 1, source: { name: 'r.csv', bytes: new TextEncoder().encode(`*${String(files)}`) } },
          ],
        },
        quietJob(),
      ),
    change: () => changeVersion(vault, id, version, says),
    item: () => changeItem(vault, id, itemSays({ tags: [`t${text}`], notes: text })),
    link: () => linkEvidence(vault, id, [CONTROL], [], text),
    unlink: () => unlinkEvidence(vault, id, [CONTROL], []),
    reason: () => setLinkReason(vault, id, CONTROL, `${text}!`),
    submit: () => submitEvidence(vault, id, version),
    reopen: () => reopenEvidence(vault, id, version),
    approve: () => approveEvidence(vault, id, version, text),
    reject: () => rejectEvidence(vault, id, version, 'r'),
    many: () =>
      reviewMany(vault, {
        items: Array.from({ length: Math.max(items, 1) }, (_, at) => ({ id: evidenceId(at + 1), version })),
        ...{ step: version === 1 ? 'approve' : 'submit', overrideReason: text },
      }),
    withdraw: () => withdrawEvidence(vault, id, 'w'),
  };
  try {
    await steps[one.do]();
  } catch (error) {
    // Refused: by role, by state, by the rule of two; then nothing has changed.
    if (!(error instanceof UserError)) throw error;
  }
};

/** What may never be said otherwise of an approved version. */
const fixed = ({ state: _, verdict: _verdict, ...rest }: EvidenceVersion): unknown => rest;

const keepsTheRules = ({ state, versions, ref, withdrawn }: EvidenceDetail): void => {
  const standing = versions.filter((one) => one.state === 'approved');
  const open = versions.filter((one) => one.state === 'draft' || one.state === 'in-review');
  expect(standing.length).toBeLessThanOrEqual(1);
  expect(open.length).toBeLessThanOrEqual(1);
  const current = standing[0] ?? versions[0];
  if (current !== undefined) expect(ref).toBe(current.ref);
  expect(state).toBe(withdrawn === null ? (current?.state ?? 'requested') : 'withdrawn');
  for (const one of standing) {
    const isAlone = one.approvedBy === one.takenInBy;
    if (isAlone) expect(one.overrideReason).not.toBe('');
  }
};

it('keeps its rules, whoever does what', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 18 }), async (steps) => {
      const made = await makeVault();
      const { environment } = made;
      let { vault } = made;
      loadStarterControls(vault, ['AC-01'] as StarterControlId[]);
      await addMember(vault, { ...MEMBERS[1], role: 'editor' });
      await addMember(vault, { ...MEMBERS[2], role: 'reviewer' });
      const approved = new Map<string, unknown>();
      let at = 0;
      try {
        // Each has the vault for a while: opening it takes longer than a step.
        const half = Math.floor(steps.length / 2);
        const inTurn = (some: readonly Step[]): Step[] =>
          some.toSorted((a, b) => ((a.by + 2) % 3) - ((b.by + 2) % 3));
        for (const one of [...inTurn(steps.slice(0, half)), ...inTurn(steps.slice(half))]) {
          if (one.by !== at) {
            vault.close();
            at = one.by;
            vault = await openVault(vault.folder, MEMBERS[at as 0 | 1 | 2], environment);
          }
          await run(vault, one, made);
          const numbers = vault.db.prepare('SELECT number FROM evidence').pluck().all() as number[];
          for (const number of numbers) {
            const detail = getEvidence(vault, evidenceId(number));
            keepsTheRules(detail);
            for (const version of detail.versions) {
              if (version.approvedAt === null) continue;
              const before = approved.get(version.ref);
              if (before === undefined) approved.set(version.ref, fixed(version));
              else expect(fixed(version)).toEqual(before);
            }
          }
        }
        const report = await checkVault(vault, { deep: false }, quietJob());
        expect(report.findings).toEqual([]);
      } finally {
        vault.close();
      }
    }),
    { numRuns: 6 },
  );
}, 120_000);
