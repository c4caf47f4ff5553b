// What one version of a record says otherwise than the one before it. Pure.
import { type Register, SPECS } from '../../../shared/domain/programme';
import type { Field } from '../../../shared/domain/programme/field';
import type { RecordVersion } from '../../../shared/domain/programme/record';
import { recordForm } from '../../messages/programme';
import { fieldInWords } from './field-in-words';

export interface Difference {
  readonly label: string;
  readonly type: Field['type'] | 'state';
  readonly before: string;
  readonly after: string;
}

export const versionDifferences = (
  register: Register,
  before: Pick<RecordVersion, 'facts' | 'state'>,
  after: Pick<RecordVersion, 'facts' | 'state'>,
): readonly Difference[] => {
  const { fields, states } = SPECS[register];
  const facts = Object.entries(fields).flatMap(([name, field]): readonly Difference[] =>
    JSON.stringify(before.facts[name]) === JSON.stringify(after.facts[name])
      ? []
      : [
          {
            label: field.label,
            type: field.type,
            before: fieldInWords(field, before.facts[name]),
            after: fieldInWords(field, after.facts[name]),
          },
        ],
  );
  if (before.state === after.state) return facts;
  return [
    {
      label: recordForm.state,
      type: 'state',
      before: states[before.state] ?? before.state,
      after: states[after.state] ?? after.state,
    },
    ...facts,
  ];
};

/**
 * The version that held at the end of that day, as the register is listed: a later one was written by somebody who knew
 * the earlier ones, so of those that hold by then it is the last. Undefined when there was none yet.
 */
export const versionAsAt = (versions: readonly RecordVersion[], day: string): RecordVersion | undefined =>
  versions.filter((one) => one.on <= day).toSorted((a, b) => b.version - a.version)[0];
