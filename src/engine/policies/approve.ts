// A member approves the text of a policy: it becomes an edition, and the file of that edition is evidence of the policy's
// controls. Both are there, or neither.
import { POLICY } from '../../shared/domain/programme';
import type { PolicyEdition } from '../../shared/domain/programme/policy-edition';
import type { RecordId } from '../../shared/domain/programme/record-id';
import { invariant, UserError } from '../../shared/errors';
import { evidenceVersionRef } from '../../shared/ids';
import type { CalendarDate } from '../../shared/period';
import { sha256Hex } from '../crypto/hash';
import type { ReadableDb } from '../db/handles';
import { addMadeEvidence } from '../evidence';
import type { Job } from '../environment';
import { toPdf } from '../paper';
import { changeRecord, factsAs, readRecord, signRecord, type StoredRecord } from '../programme';
import type { Change, OpenVault } from '../vault/open-vault';
import { editionPaper, type OnPaper, reviewDay } from './edition-paper';
import { editionsOf } from './editions';
import { linkedControls } from './policy-links';
import { policyEditions } from './shown-editions';

export interface Approval {
  /** From this day on the edition holds. */
  readonly inForceFrom: CalendarDate;
  /** The day of the approval, as a person says. */
  readonly on: CalendarDate;
  readonly note: string;
}

/**
 * The policy as it is to be approved, and which edition it becomes.
 * @throws UserError programme.unknown-record, programme.withdrawn, programme.changed-meanwhile, policy.no-text,
 * policy.nothing-new, policy.day-before-edition
 */
const approvable = (
  db: ReadableDb,
  id: RecordId,
  version: number,
  inForceFrom: CalendarDate,
): { readonly policy: StoredRecord; readonly edition: number } => {
  const policy = readRecord(db, id);
  if (policy.register !== 'policy') throw new UserError('programme.unknown-record', { id });
  if (policy.withdrawn !== null) throw new UserError('programme.withdrawn', { id });
  if (policy.version !== version) throw new UserError('programme.changed-meanwhile', { id });
  const { text } = factsAs(POLICY, policy);
  if (text.trim() === '') throw new UserError('policy.no-text', { id });
  const last = editionsOf(db, id).at(-1);
  if (last !== undefined) {
    if (last.inForceTo === null && last.textSha256 === sha256Hex(text))
      throw new UserError('policy.nothing-new', { id });
    if (inForceFrom <= last.inForceFrom)
      throw new UserError('policy.day-before-edition', { id, after: last.inForceFrom });
  }
  return { policy, edition: (last?.edition ?? 0) + 1 };
};

const keepEdition = (
  change: Change,
  on: OnPaper,
  version: number,
  asked: Approval,
  evidence: { readonly evidence: number; readonly version: number },
): void => {
  const { db, now, by, record } = change;
  const { policyId: id, edition, textSha256, inForceFrom, facts } = on;
  const still = approvable(db, id, version, inForceFrom);
  // The paper names the edition and the day: it is not kept as that of another one.
  if (still.edition !== edition || now.slice(0, 10) !== on.approvedOn)
    throw new UserError('programme.changed-meanwhile', { id });
  signRecord(change, id, version, 'approved', asked.note);
  db.prepare(
    `INSERT INTO policy_edition (policy, edition, version, text_sha256, approved_by, approved_at, note,
       in_force_from, evidence, evidence_version)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    ...[still.policy.number, edition, version, textSha256, by, now, asked.note],
    ...[inForceFrom, evidence.evidence, evidence.version],
  );
  record('policy.approved', id, {
    edition,
    version,
    textSha256,
    inForceFrom,
    evidence: evidenceVersionRef(evidence.evidence, evidence.version),
    note: asked.note,
  });
  const state = inForceFrom <= asked.on ? 'in-force' : 'approved';
  const next = { state, facts: { nextReviewOn: reviewDay(facts, inForceFrom) } };
  changeRecord(change, id, next, { on: asked.on, note: asked.note, via: 'step' });
};

/** As much of a text as there is room for, and no half of a character at its end. */
const cut = (text: string, length: number): string => text.slice(0, length).replace(/[\ud800-\udbff]$/, '');

const fileName = (id: RecordId, title: string, edition: number): string => {
  const plain = title.replace(/[^\p{L}\p{N} .,()-]+/gu, ' ').trim();
  return `${id} ${cut(plain, 120)}, edition ${String(edition)}.pdf`;
};

/** Evidence has titles of this length; the number of the edition stays whole. */
const LONGEST_TITLE = 300;

const evidenceTitle = (title: string, edition: number): string => {
  const end = `, edition ${String(edition)}`;
  return `${cut(title, LONGEST_TITLE - end.length)}${end}`;
};

const approveOne = async (
  vault: OpenVault,
  id: RecordId,
  version: number,
  asked: Approval,
): Promise<PolicyEdition> => {
  const { policy, edition } = approvable(vault.db, id, version, asked.inForceFrom);
  const facts = factsAs(POLICY, policy);
  const on: OnPaper = {
    policyId: id,
    organization: vault.organization,
    facts,
    edition,
    textSha256: sha256Hex(facts.text),
    inForceFrom: asked.inForceFrom,
    approvedBy: vault.member.name,
    approvedOn: vault.environment.now().slice(0, 10) as CalendarDate,
  };
  const review = reviewDay(facts, asked.inForceFrom);
  await addMadeEvidence(
    vault,
    {
      file: { name: fileName(id, facts.title, edition), bytes: await toPdf(editionPaper(on)) },
      facts: {
        title: evidenceTitle(facts.title, edition),
        kind: 'policy',
        owner: facts.owner,
        effective: { from: asked.inForceFrom, to: review },
        validUntil: review,
        capturedOn: on.approvedOn,
        source: `${id} in this vault`,
        method: 'export',
        collector: vault.member.name,
        // Edition, day and approver stand on its first page, and no page can be missing.
        quality: ['in-force', 'approver', 'whole'],
        sensitivity: 'internal',
        controlIds: linkedControls(vault.db, policy.number),
        pointOfFocusIds: [],
        linkReason: `${id} is the policy behind this control.`,
      },
      into: null,
      changeNote: '',
      approve: { reason: `${id} was approved as edition ${String(edition)} by this member.` },
    },
    (change, ref) => {
      keepEdition(change, on, version, asked, ref);
    },
  );
  const made = policyEditions(vault, id, asked.on).find((one) => one.edition === edition);
  invariant(made !== undefined, 'an edition that was approved is there');
  return made;
};

/**
 * The open member approves these texts, each in the version that was looked at and in a change of its own. When one of
 * them cannot be, nothing is approved. Cancelled in between, what was approved by then stays so.
 * @throws UserError member.not-allowed, programme.unknown-record, programme.withdrawn, programme.changed-meanwhile,
 * policy.no-text, policy.nothing-new, policy.day-before-edition, disk.*, job.cancelled
 */
export const approvePolicies = async (
  vault: OpenVault,
  policies: readonly { readonly id: RecordId; readonly version: number }[],
  asked: Approval,
  job?: Job,
): Promise<PolicyEdition[]> => {
  vault.requireMay('policy.approved');
  vault.requireMay('evidence.added');
  const wanted = [...new Map(policies.map((one) => [one.id, one])).values()];
  for (const { id, version } of wanted) approvable(vault.db, id, version, asked.inForceFrom);
  const editions: PolicyEdition[] = [];
  for (const { id, version } of wanted) {
    if (job?.signal.aborted === true) throw new UserError('job.cancelled');
    editions.push(await approveOne(vault, id, version, asked));
    job?.progress({ phase: 'writing', done: editions.length, total: wanted.length, unit: 'items' });
  }
  return editions;
};
