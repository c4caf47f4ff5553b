// Hands the ready rows to the engine in parts small enough for one call, and works out which rows are
// stored, which failed and which are left when the person cancelled or a part failed as a whole.
import type { Failure } from '../../../shared/errors';
import type { ControlId, EvidenceId, EvidenceVersionRef, RequestId } from '../../../shared/ids';
import type { IntakeItem, IntakeResult } from '../../../shared/domain/evidence';
import { type IntakeRow, intakeItemOf } from './intake-draft';

/** The contract takes at most a thousand items in one call. */
const MAX_BATCH = 1000;

export interface IntakeOutcome {
  readonly added: readonly { readonly key: string; readonly id: EvidenceId }[];
  readonly sameBytes: IntakeResult['sameBytes'];
  /** Rows that became a version of an item that was there, or its first one. */
  readonly versions: readonly {
    readonly key: string;
    readonly ref: EvidenceVersionRef;
    readonly id: EvidenceId;
  }[];
  /** Rows whose item in the vault was linked instead. */
  readonly linked: readonly { readonly key: string; readonly id: EvidenceId }[];
  /** Rows that were left out, as the table said. */
  readonly leftOut: number;
  readonly failed: readonly { readonly row: IntakeRow; readonly failure: Failure }[];
  /** What was then said about the occurrence it counts for, because dates alone say another. */
  readonly assigned: readonly {
    readonly controlId: ControlId;
    readonly name: string;
    readonly evidenceIds: readonly EvidenceId[];
  }[];
  /** Requests that were then linked to what was stored for them. */
  readonly answered: readonly {
    readonly requestId: RequestId;
    readonly evidenceIds: readonly EvidenceId[];
  }[];
  /** The work ended before its last row; what is added stays, the other rows were not stored. */
  readonly endedEarly: boolean;
}

export const NOTHING_YET: IntakeOutcome = {
  added: [],
  sameBytes: [],
  versions: [],
  linked: [],
  leftOut: 0,
  failed: [],
  assigned: [],
  answered: [],
  endedEarly: false,
};

/** Answers null when the call failed or was cancelled before it had anything to tell. */
type Add = (
  items: IntakeItem[],
  part: { readonly part: number; readonly parts: number },
) => Promise<IntakeResult | null>;

/** The engine takes rows in order, so those without a failure are the added ones, up to where it stopped. */
const addedRows = (rows: readonly IntakeRow[], result: IntakeResult) => {
  const failed = new Set(result.failed.map((failure) => failure.index));
  const stored = rows.filter((_, index) => !failed.has(index));
  return result.added.flatMap((id, place) => {
    const row = stored[place];
    return row === undefined ? [] : [{ key: row.key, id }];
  });
};

export const addInBatches = async (
  rows: readonly IntakeRow[],
  add: Add,
  batchSize = MAX_BATCH,
  itemOf: (row: IntakeRow) => IntakeItem = intakeItemOf,
): Promise<IntakeOutcome> => {
  const parts = Math.ceil(rows.length / batchSize);
  let outcome = NOTHING_YET;
  for (let part = 0; part < parts; part++) {
    const batch = rows.slice(part * batchSize, (part + 1) * batchSize);
    const result = await add(
      batch.map((row) => itemOf(row)),
      { part: part + 1, parts },
    );
    if (result === null) return { ...outcome, endedEarly: true };
    outcome = {
      ...outcome,
      added: [...outcome.added, ...addedRows(batch, result)],
      sameBytes: [...outcome.sameBytes, ...result.sameBytes],
      failed: [
        ...outcome.failed,
        ...result.failed.flatMap(({ index, code, details }) => {
          const row = batch[index];
          return row === undefined ? [] : [{ row, failure: { code: code as Failure['code'], details } }];
        }),
      ],
      endedEarly: result.cancelled,
    };
    if (result.cancelled) return outcome;
  }
  return outcome;
};
