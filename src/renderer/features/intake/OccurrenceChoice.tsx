// Occurrences a row answers after their end: dates alone would give it to the next one, so a person says it.
import { useQueries } from '@tanstack/react-query';
import type { Occurrence } from '../../../shared/domain/coverage';
import { call } from '../../app/use-call';
import { today } from '../../messages/dates';
import { intakePanel as text } from '../../messages/intake-panel';
import { CheckList } from '../../ui/CheckList';
import { Section } from '../../ui/Section';
import { occurrenceOf } from '../coverage/occurrence-origin';
import { useExaminedTime } from '../evidence/use-examined-time';
import type { RowPatch } from './CellEditor';
import { effectiveOf, type IntakeRow } from './intake-draft';
import { type IntakeOccurrence, needsWord } from './intake-occurrence';

interface OccurrenceChoiceProps {
  readonly row: IntakeRow;
  readonly onChange: (patch: RowPatch) => void;
}

const keyOf = ({ controlId, from }: Pick<IntakeOccurrence, 'controlId' | 'from'>): string =>
  `${controlId} ${from}`;

export const OccurrenceChoice = ({ row, onChange }: OccurrenceChoiceProps) => {
  const examined = useExaminedTime();
  const day = today();
  const effective = effectiveOf(row);
  const all = useQueries({
    queries: (examined === null || effective === null ? [] : row.controlIds).map((controlId) => ({
      queryKey: ['coverage', 'ofControl', { today: day, controlId }],
      queryFn: () => call('coverage', 'ofControl', { today: day, controlId }),
    })),
    combine: (results): readonly Occurrence[] => results.flatMap(({ data }) => data?.occurrences ?? []),
  });
  const withYear =
    examined?.type === 2 && examined.period.from.slice(0, 4) !== examined.period.to.slice(0, 4);
  const offered = all
    .map((one) => occurrenceOf(one, withYear))
    .filter((one) => needsWord(effective, one) || row.occurrences.some((each) => keyOf(each) === keyOf(one)));
  if (offered.length === 0) return null;
  return (
    <Section title={text.occurrences}>
      <p className="help">{text.occurrencesHelp}</p>
      <CheckList
        label={text.occurrences}
        groups={[
          {
            id: 'all',
            title: '',
            items: offered.map((one) => ({ id: keyOf(one), number: one.controlId, title: one.name })),
          },
        ]}
        selected={new Set(row.occurrences.map(keyOf))}
        onChange={(keys) => {
          onChange({ occurrences: offered.filter((one) => keys.has(keyOf(one))) });
        }}
        empty=""
      />
    </Section>
  );
};
