// What a package says of one record, kind by kind: facts, long texts and tables. Management's words; nothing is
// judged or added here.
import type { PackageRecord, RecordKind } from '../../shared/domain/review';
import type { IndexedSubject } from './package-index';
import { programmeRecord } from './programme-parts';
import { countIn, listIn, textsIn, type Said, saidIn, textIn } from './said';
import {
  cadenceWord,
  controlKindWord,
  datesWord,
  dayWord,
  effectiveWord,
  exceptionStateWord,
  momentWord,
  occurrenceWord,
  populationStateWord,
  rangeWord,
  requestKindWord,
  requestStatusWord,
  sampleWord,
} from './words';

export type RecordParts = Pick<PackageRecord, 'facts' | 'texts' | 'tables'>;

/** Tables of a record show no more; the list in the package has all of them. */
const MOST_ROWS = 2000;

const facts = (...all: readonly (readonly [string, string])[]): RecordParts['facts'] =>
  all.filter(([, value]) => value !== '').map(([label, value]) => ({ label, value }));

const texts = (...all: readonly (readonly [string, string])[]): RecordParts['texts'] =>
  all.filter(([, text]) => text !== '').map(([label, text]) => ({ label, text }));

const table = (
  label: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): RecordParts['tables'] =>
  rows.length === 0
    ? []
    : [{ label, columns: [...columns], rows: rows.slice(0, MOST_ROWS).map((row) => [...row]) }];

const yesNo = (value: unknown): string => (value === true ? 'yes' : value === false ? 'no' : '');
const days = (said: Said): string => rangeWord(textIn(said, 'from'), textIn(said, 'to'));
const numberIn = (said: Said, name: string): string => {
  const value = countIn(said, name);
  return value === null ? '' : String(value).replace(/\B(?=(\d{3})+$)/g, ',');
};

const criterion = (said: Said): RecordParts => ({
  facts: [],
  texts: texts(['Declared not applicable', textIn(said, 'not_applicable')]),
  tables: [],
});

const control = (said: Said): RecordParts => ({
  facts: facts(
    ['Owner', [textIn(said, 'owner_name'), textIn(said, 'owner')].filter((one) => one !== '').join(', ')],
    ['Cadence', cadenceWord(textIn(said, 'cadence'))],
    ['Nature', textIn(said, 'nature')],
    ['Kind', controlKindWord(textIn(said, 'kind'))],
    ['Domain', textIn(said, 'domain')],
    ['Criteria', textsIn(said, 'criteria').join(', ')],
  ),
  texts: [
    ...listIn(said, 'versions').flatMap((one) =>
      texts([
        `Wording, version ${textIn(one, 'no')}${days({ from: one['valid_from'], to: one['valid_to'] }) === '' ? '' : `, ${days({ from: one['valid_from'], to: one['valid_to'] })}`}`,
        textIn(one, 'wording'),
      ]),
    ),
    ...texts(['Evidence to expect', textsIn(said, 'evidence_expected').join('\n')]),
  ],
  tables: [
    ...table(
      'Occurrences',
      ['Days', 'State', 'Served on', 'Evidence', 'Excuse or exception'],
      listIn(said, 'occurrences').map((one) => [
        days(one),
        occurrenceWord(textIn(one, 'state')),
        dayWord(textIn(one, 'served_on')),
        textsIn(one, 'evidence').join(', '),
        [textIn(one, 'excuse'), textIn(one, 'exception')].filter((text) => text !== '').join('; '),
      ]),
    ),
    ...table(
      'Days with evidence',
      ['Day'],
      textsIn(said, 'event_days').map((day) => [dayWord(day)]),
    ),
    ...table(
      'Mapped to',
      ['Criterion', 'Point of focus', 'Why'],
      [...listIn(said, 'mappings'), ...listIn(said, 'criterion_mappings')].map((one) => [
        textIn(one, 'criterion'),
        textIn(one, 'point_of_focus'),
        textIn(one, 'rationale'),
      ]),
    ),
  ],
});

const evidence = (said: Said): RecordParts => {
  const [dates, review] = [saidIn(said, 'dates'), saidIn(said, 'review')];
  return {
    facts: facts(
      ['Version', textIn(said, 'ref')],
      ['About', effectiveWord(said)],
      ['Against the examined time', datesWord(textIn(said, 'against_period'))],
      ['Captured on', dayWord(textIn(dates, 'captured'))],
      ['Taken in', momentWord(textIn(dates, 'taken_in'))],
      ['Taken in by', textIn(said, 'taken_in_by')],
      ['Source', textIn(said, 'source')],
      ['Sensitivity', textIn(said, 'sensitivity')],
      ['Review by management', textIn(review, 'state')],
      ['Approved by', textIn(review, 'approved_by')],
      ['Approved', momentWord(textIn(review, 'approved'))],
      ['Approved although', textIn(review, 'override')],
    ),
    texts: [],
    tables: [],
  };
};

const population = (said: Said): RecordParts => {
  const record = saidIn(said, 'record');
  const isFiltered = record['is_unfiltered'] === false;
  return {
    facts: facts(
      ['State', populationStateWord(textIn(said, 'state'))],
      ['Rows in the file', numberIn(said, 'row_count')],
      ['Count on the screen of the source', numberIn(record, 'count_on_screen')],
      ['Source system', textIn(record, 'source_system')],
      ['Days', days(saidIn(record, 'range'))],
      ['Time zone', textIn(record, 'time_zone')],
      ['Run by', textIn(record, 'run_by')],
      ['Run on', dayWord(textIn(record, 'run_on')) || momentWord(textIn(record, 'run_on'))],
      ['Filtered', yesNo(isFiltered)],
      ['Somebody watched', yesNo(record['was_observed'])],
      ['Replaces', textIn(said, 'replaces')],
      [
        'Columns',
        listIn(said, 'columns')
          .map((one) => textIn(one, 'name'))
          .join(', '),
      ],
    ),
    texts: texts(
      ['Query', textIn(record, 'query')],
      ['Parameters', textIn(record, 'parameters')],
      ['What the filters leave out', textIn(record, 'filters')],
      ['Reconciliation', textIn(record, 'reconciliation')],
      ['Notes', textIn(record, 'notes')],
      ['What the auditor told, says management', textIn(said, 'state_note')],
    ),
    tables: [
      ...table(
        'Selections',
        ['Selection', 'Picked on', 'Asked for of each row', 'Note'],
        listIn(said, 'selections').map((one) => [
          textIn(one, 'number'),
          dayWord(textIn(one, 'picked_on')),
          textsIn(one, 'attributes').join(', '),
          textIn(one, 'note'),
        ]),
      ),
      ...table(
        'Rows picked',
        ['Number', 'Row', 'What the row says', 'State', 'Evidence'],
        listIn(said, 'samples').map((one) => [
          textIn(one, 'id'),
          numberIn(one, 'row'),
          textsIn(one, 'cells').join(' · '),
          sampleWord(textIn(one, 'state')),
          listIn(one, 'evidence')
            .map((linked) => textIn(linked, 'ref'))
            .join(', '),
        ]),
      ),
    ],
  };
};

const TOLD_VIA: Readonly<Record<string, string>> = {
  list: 'in a list',
  response: 'in a response',
  told: 'in words',
};

/** `by N. Oakes on 6 Jul 2026, in a response`; empty where nobody told. */
const toldWord = (told: Said): string => {
  const by = textIn(told, 'by');
  const via = TOLD_VIA[textIn(told, 'via')] ?? '';
  return by === ''
    ? ''
    : [`by ${by} on ${dayWord(textIn(told, 'on'))}`, via].filter((one) => one !== '').join(', ');
};

const request = (said: Said): RecordParts => ({
  facts: facts(
    ['Reference', textIn(said, 'reference')],
    ['Status, as you left it', requestStatusWord(textIn(said, 'status'))],
    ['Says management, told', toldWord(saidIn(said, 'told'))],
    ['Answered with this round', yesNo(said['answered'])],
    ['Area', textIn(said, 'area')],
    ['Kind', requestKindWord(textIn(said, 'kind'))],
    ['Named', textIn(said, 'named')],
    ['Days', days(saidIn(said, 'period'))],
    ['Asked on', dayWord(textIn(said, 'requested_on'))],
    ['Due on', dayWord(textIn(said, 'due_on'))],
    ['Rows picked', textsIn(said, 'samples').join(', ')],
  ),
  texts: texts(['Wording', textIn(said, 'wording')], ['Returned because', textIn(said, 'return_reason')]),
  tables: table(
    'Comments',
    ['When', 'Who', 'Comment'],
    listIn(said, 'comments').map((one) => [
      momentWord(textIn(one, 'at')),
      textIn(one, 'author'),
      textIn(one, 'text'),
    ]),
  ),
});

const exception = (said: Said): RecordParts => {
  const extent = saidIn(said, 'extent');
  return {
    facts: facts(
      ['State', exceptionStateWord(textIn(said, 'state'))],
      [
        'Control',
        [textIn(said, 'control'), textIn(said, 'control_title')].filter((one) => one !== '').join(' '),
      ],
      ['Occurrence from', dayWord(textIn(said, 'occurrence_from'))],
      ['Found by', textIn(said, 'found_by') === 'auditor' ? 'the auditor' : 'management'],
      ['Found on', dayWord(textIn(said, 'found_on'))],
      [
        'Extent',
        countIn(extent, 'failed') === null
          ? ''
          : `${numberIn(extent, 'failed')} of ${numberIn(extent, 'of')} failed`,
      ],
      ['Owner', textIn(said, 'owner')],
      ['Due', dayWord(textIn(said, 'due'))],
      ['Fixed on', dayWord(textIn(said, 'fixed_on'))],
      ['Response approved by', textIn(said, 'response_approved_by')],
      ['Response approved on', dayWord(textIn(said, 'response_approved_on'))],
    ),
    texts: texts(
      ['What happened', textIn(said, 'what_happened')],
      ['Cause', textIn(said, 'cause')],
      ['Effect', textIn(said, 'effect')],
      ['Compensating control', textIn(said, 'compensating_control')],
      ['Remediation', textIn(said, 'remediation')],
      ['Retest by management', textIn(said, 'retest')],
      ['Management’s response', textIn(said, 'response')],
    ),
    tables: [],
  };
};

const omission = (said: Said): RecordParts => ({
  facts: facts(['Control', textIn(said, 'control')], ['Criteria', textsIn(said, 'criteria').join(', ')]),
  texts: texts(
    ['What is left out', textIn(said, 'what')],
    ['Reason', textIn(said, 'reason') || 'no reason given'],
    ['Answered by', textIn(said, 'answered_by')],
  ),
  tables: table(
    'Files, known by their hash alone',
    ['File', 'Bytes', 'SHA-256'],
    listIn(said, 'files').map((one) => [
      textIn(one, 'position'),
      numberIn(one, 'size'),
      textIn(one, 'sha256'),
    ]),
  ),
});

const PARTS: Readonly<Record<RecordKind, (said: Said) => RecordParts>> = {
  criterion,
  control,
  evidence,
  population,
  request,
  exception,
  record: programmeRecord,
  omission,
};

export const partsOf = ({ kind, said }: IndexedSubject): RecordParts => PARTS[kind](said);
