// What an export of ours says each record said when the file was written, so that an edited file that comes back does not
// take away unseen what was stated meanwhile. It is no number: the same record in another vault has the same mark.
import type { Field, Fields } from '../../../shared/domain/programme/field';
import type { RecordFacts } from '../../../shared/domain/programme/record';
import type { RegisterSpec } from '../../../shared/domain/programme/register';
import { sha256Hex } from '../../crypto/hash';
import { canonical } from '../../records/canonical';
import type { StoredRecord } from '../record-rows';

const LENGTH = 16;

const saysNothing = ({ nothing }: Field, value: unknown): boolean =>
  value === undefined || value === nothing || (Array.isArray(value) && value.length === 0);

/** Without what says nothing: a field that comes to a register later changes no mark. */
const stated = (fields: Fields, facts: RecordFacts): RecordFacts =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(([name, field]) => !saysNothing(field, facts[name]))
      .map(([name, field]) => {
        const { fields: ofRow } = field;
        return [
          name,
          ofRow === null ? facts[name] : (facts[name] as RecordFacts[]).map((row) => stated(ofRow, row)),
        ];
      }),
  );

/** Begins with a letter, so that no spreadsheet takes it for a number. */
export const versionMark = (
  { fields }: RegisterSpec,
  { facts, state }: Pick<StoredRecord, 'facts' | 'state'>,
): string => `v${sha256Hex(canonical({ facts: stated(fields, facts), state })).slice(0, LENGTH)}`;
