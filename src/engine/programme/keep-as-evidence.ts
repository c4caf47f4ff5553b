// Keeps a register as at a day, or some of its records, as evidence of controls: an access review of the roster, the
// incidents of a quarter, the approval of a model's version.
import type { Input } from '../../shared/contract';
import { UserError } from '../../shared/errors';
import { type EvidenceId, evidenceId } from '../../shared/ids';
import type { Register, RegisterSpec } from '../../shared/domain/programme/register';
import type { CalendarDate } from '../../shared/period';
import { addMadeEvidence } from '../evidence';
import type { OpenVault } from '../vault/open-vault';
import { keptFile, keptName, sensitivityOf } from './kept-file';
import { recordsOf, type StoredRecord } from './record-rows';
import { specOf } from './tables/register-columns';
import { linkRecords } from './write-records';

/** Whose approval is an event of controls (shared/domain/programme/approval-to-keep). */
const APPROVED: ReadonlySet<Register> = new Set(['ai-asset', 'change']);

const chosen = (all: readonly StoredRecord[], ids: readonly string[] | null): readonly StoredRecord[] => {
  if (ids === null) return all;
  const known = new Map(all.map((one) => [one.id as string, one]));
  return [...new Set(ids)].map((id) => {
    const found = known.get(id);
    if (found === undefined) throw new UserError('programme.unknown-record', { id });
    return found;
  });
};

/**
 * A table written today is a look of today, whatever day it looks back to: else four clicks would be four quarters of
 * reviews nobody made. Only an approval that the one record states speaks of the day it was given.
 */
const dayItSpeaksOf = (
  spec: RegisterSpec,
  records: readonly StoredRecord[],
  effectiveOn: CalendarDate | undefined,
  today: CalendarDate,
): CalendarDate => {
  if (effectiveOn === undefined || effectiveOn === today) return today;
  const [one, ...more] = records;
  const isApproval =
    APPROVED.has(spec.register) && more.length === 0 && one?.facts['approvedOn'] === effectiveOn;
  if (isApproval && effectiveOn <= today) return effectiveOn;
  throw new UserError('programme.facts', {
    register: spec.one,
    what: 'What is kept speaks of today, or of the day on which the one record that is kept was approved.',
  });
};

/**
 * Takes in the file of these records as they stood on `asAt` as a draft of evidence that speaks of today, or of the day
 * on which the one record was approved (`effectiveOn`), linked to the controls; records that are named are linked to it. One change makes all of it or nothing.
 * @throws UserError programme.unknown-record (one of `ids` was not there on that day), programme.facts (`effectiveOn` is
 * neither), use.unknown-control, disk.*
 */
export const keepAsEvidence = async (
  vault: OpenVault,
  { register, ids, asAt, effectiveOn, title, controlIds, reason }: Input<'programme', 'keepAsEvidence'>,
): Promise<{ id: EvidenceId }> => {
  const spec = specOf(register);
  const records = chosen(recordsOf(vault.db, register, { asAt }), ids);
  const { bytes } = keptFile(spec, records);
  const today = vault.environment.now().slice(0, 10) as CalendarDate;
  const day = dayItSpeaksOf(spec, records, effectiveOn, today);
  const what = ids === null || records.length !== 1 ? spec.many : (records[0]?.id ?? '');
  const ref = await addMadeEvidence(
    vault,
    {
      file: { name: keptName(`${what} as at ${asAt}`), bytes },
      facts: {
        title,
        kind: 'system-export',
        method: 'export',
        collector: vault.member.name,
        source: `Muniment, register of ${spec.many}`,
        effective: { from: day, to: day },
        capturedOn: today,
        sensitivity: sensitivityOf(register),
        controlIds,
        pointOfFocusIds: [],
        linkReason: reason,
      },
      into: null,
      changeNote: '',
      approve: null,
    },
    (change, { evidence }) => {
      const standing = ids === null ? [] : records.filter(({ withdrawn }) => withdrawn === null);
      if (standing.length > 0)
        linkRecords(
          change,
          standing.map((one) => one.id),
          [evidenceId(evidence)],
          reason === '' ? title : reason,
        );
    },
  );
  return { id: ref.slice(0, ref.lastIndexOf('.')) as EvidenceId };
};
