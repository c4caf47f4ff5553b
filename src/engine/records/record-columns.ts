// What lists sort and filter a record by, taken out of what it says.
import type { RecordFacts } from '../../shared/domain/programme/record';
import type { RegisterSpec } from '../../shared/domain/programme/register';

const asText = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What names it; of a choice the words for it. */
export const titleOf = (spec: RegisterSpec, facts: RecordFacts): string => {
  const said = asText(facts[spec.title]);
  return spec.fields[spec.title]?.options.find(({ id }) => id === said)?.label ?? said;
};

export interface RecordColumns {
  readonly title: string;
  readonly isEnded: 0 | 1;
  readonly grouped: string;
  readonly owner: string;
  readonly dueOn: string | null;
  readonly parent: string;
}

export const columnsOf = (spec: RegisterSpec, state: string, facts: RecordFacts): RecordColumns => {
  const of = (name: string | null): string => (name === null ? '' : asText(facts[name]));
  const due = of(spec.due);
  const isSettled = spec.settledStates?.includes(state) === true;
  return {
    title: titleOf(spec, facts),
    isEnded: spec.endStates.includes(state) ? 1 : 0,
    grouped: of(spec.group),
    owner: of(spec.owner),
    dueOn: due === '' || isSettled ? null : due,
    parent: of(spec.parent),
  };
};
