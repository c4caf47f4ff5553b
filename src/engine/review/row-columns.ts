// What stands in the columns of each kind of record (docs/receiver.md), as text to be read.
import type { RecordKind } from '../../shared/domain/review';
import type { IndexedSubject, PackageIndex } from './package-index';
import { listIn, textsIn, textIn } from './said';
import {
  cadenceWord,
  datesWord,
  dayWord,
  effectiveWord,
  exceptionStateWord,
  populationStateWord,
  recordStateWord,
  registerWord,
  requestStatusWord,
  typeWord,
} from './words';

type Columns = Readonly<Record<string, string>>;
type ColumnsOf = (subject: IndexedSubject, index: PackageIndex) => Columns;

const linked = (index: PackageIndex, id: string, kind: RecordKind): string[] =>
  [...index.linksOf(id)].filter((one) => index.find(one)?.kind === kind);

const number = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',');

const COLUMNS: Readonly<Record<RecordKind, ColumnsOf>> = {
  criterion: ({ id, said }, index) => ({
    series: id.split('.')[0] ?? id,
    controls: number(linked(index, id, 'control').length),
    evidence: number(linked(index, id, 'evidence').length),
    ...('not_applicable' in said ? { state: 'declared not applicable' } : {}),
  }),
  control: ({ said }) => ({
    cadence: cadenceWord(textIn(said, 'cadence')),
    owner: textIn(said, 'owner_name') || textIn(said, 'owner'),
    criteria: textsIn(said, 'criteria').join(', '),
    evidence: number(textsIn(said, 'evidence').length),
    missed: number(listIn(said, 'occurrences').filter((one) => one['state'] === 'missed').length),
  }),
  evidence: ({ said }) => ({
    dates: effectiveWord(said) || datesWord('undated'),
    verdict: datesWord(textIn(said, 'against_period')),
    type: typeWord(listIn(said, 'files').map((one) => textIn(one, 'original_name'))),
    source: textIn(said, 'source'),
    controls: textsIn(said, 'controls').join(', '),
  }),
  population: ({ said }) => ({
    rows: number(Number(said['row_count'])),
    picks: number(listIn(said, 'samples').length),
    state: populationStateWord(textIn(said, 'state')),
  }),
  request: ({ said }) => ({
    reference: textIn(said, 'reference'),
    area: textIn(said, 'area'),
    due: dayWord(textIn(said, 'due_on')),
    status: requestStatusWord(textIn(said, 'status')),
    answered: said['answered'] === true ? 'answered' : 'not answered',
    evidence: number(textsIn(said, 'evidence').length),
  }),
  exception: ({ said }) => ({
    control: textIn(said, 'control'),
    found: dayWord(textIn(said, 'found_on')),
    state: exceptionStateWord(textIn(said, 'state')),
  }),
  record: ({ said }) => ({
    register: registerWord(textIn(said, 'register')),
    state: recordStateWord(textIn(said, 'register'), textIn(said, 'state')),
    since: dayWord(textIn(said, 'on')),
    evidence: number(textsIn(said, 'evidence').length),
  }),
  omission: ({ said }) => ({ reason: textIn(said, 'reason') || 'no reason given' }),
};

export const columnsOf = (subject: IndexedSubject, index: PackageIndex): Record<string, string> => ({
  ...COLUMNS[subject.kind](subject, index),
});
