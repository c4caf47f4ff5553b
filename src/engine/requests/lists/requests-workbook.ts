// The list of requests as a workbook that an auditor fills in (docs/format/requests-workbook-v1.md). Pure: the same
// requests are the same bytes.
import { type AuditorStatus, REQUEST_KINDS, type RequestKind } from '../../../shared/domain/request';
import type { PopulationId, Sha256 } from '../../../shared/ids';
import { csvBytes, toCell, writeWorkbook } from '../../tables';
import type { HandedOverRequest } from '../hand-over';
import { SHEET_FIELDS, type SheetCells, sheetCells, type SheetField } from './sheet-rows';

export const REQUESTS_FORMAT = 'muniment-requests-1';

/** The words of the sheet for the statuses. */
export const STATUS_WORDS: Readonly<Record<AuditorStatus, string>> = {
  draft: 'Draft',
  open: 'Open',
  submitted: 'Submitted',
  'in-review': 'In review',
  returned: 'Returned',
  accepted: 'Accepted',
  'not-applicable': 'Not applicable',
  withdrawn: 'Withdrawn',
};
/** What an auditor sets; the others are for the organization and for deliveries to say. */
export const AUDITORS_STATUSES = [
  'open',
  'in-review',
  'returned',
  'accepted',
  'not-applicable',
  'withdrawn',
] as const satisfies readonly AuditorStatus[];
export type AuditorsStatus = (typeof AUDITORS_STATUSES)[number];

export const FIELD_TITLES: Readonly<Record<SheetField, string>> = {
  reference: 'Reference',
  wording: 'Wording',
  title: 'Title',
  area: 'Area',
  kind: 'Kind',
  named: 'Named',
  periodFrom: 'Period from',
  periodTo: 'Period to',
  requestedOn: 'Requested on',
  dueOn: 'Due on',
  status: 'Status',
  returnReason: 'Return reason',
  answered: 'Answered',
  evidence: 'Evidence',
  comments: 'Comments',
};
const WIDTHS: Readonly<Record<SheetField, number>> = {
  reference: 14,
  wording: 60,
  title: 28,
  area: 20,
  kind: 12,
  named: 18,
  periodFrom: 12,
  periodTo: 12,
  requestedOn: 13,
  dueOn: 12,
  status: 14,
  returnReason: 30,
  answered: 10,
  evidence: 22,
  comments: 44,
};
export const ID_TITLE = 'Request';
export const STATUS_TITLE = 'Your status';
export const COMMENT_TITLE = 'Your comment';
/** Only in the CSV form, which has no sheet "About". */
export const SHEET_TITLE = 'Sheet';
export const HOW_TO = 'How to fill this in';
/** Rows below the list that have the drop-down too: for what the auditor asks anew. */
const SPARE_ROWS = 200;

const GUIDE =
  'Fill in the two last columns. “Your status” takes one of the words of its list; “Returned” needs its reason in ' +
  '“Your comment”. Other cells stay as they are; one that you change is shown to the organization as a change. ' +
  'For something new, write a row below with its wording and leave “Request” empty. Then save the file and send it back.';
const PICKS_GUIDE =
  'One row for each picked row of a population: its number, and the row as a spreadsheet counts it in the list of the package.';

export interface RequestsSheet {
  /** 32 hex digits. */
  readonly uuid: string;
  readonly round: { readonly packageId: string; readonly round: number } | null;
  readonly organization: string;
  readonly engagement: string;
  readonly requests: readonly HandedOverRequest[];
  /** What the auditor can pick from. */
  readonly populations: readonly { readonly id: PopulationId; readonly listSha256: Sha256 }[];
}

/** The text of a cell for people: what the sheet shows for what is meant. */
export const cellOf = (field: SheetField, value: string): string =>
  field === 'status' ? STATUS_WORDS[value as AuditorStatus] : value;

export const isKind = (text: string): text is RequestKind =>
  (REQUEST_KINDS as readonly string[]).includes(text);

const rowOf = (one: HandedOverRequest): string[] => {
  const cells: SheetCells = sheetCells(one);
  return [one.id, ...SHEET_FIELDS.map((field) => cellOf(field, cells[field]))];
};

const HEAD = [
  { title: ID_TITLE, width: 12 },
  ...SHEET_FIELDS.map((field) => ({ title: FIELD_TITLES[field], width: WIDTHS[field] })),
  { title: STATUS_TITLE, width: 16, auditor: true },
  { title: COMMENT_TITLE, width: 44, auditor: true },
];
const STATUS_COLUMN = HEAD.length - 2;

const guideRow = (): string[] =>
  HEAD.map(({ title }) => (title === ID_TITLE ? HOW_TO : title === 'Wording' ? GUIDE : ''));

const aboutRows = (sheet: RequestsSheet): string[][] => [
  ['Format', REQUESTS_FORMAT],
  ['Sheet', sheet.uuid],
  ['Package', sheet.round?.packageId ?? ''],
  ['Round', sheet.round === null ? '' : String(sheet.round.round)],
  ['Organization', sheet.organization],
  ['Engagement', sheet.engagement],
  ['Populations', sheet.populations.map((one) => `${one.id} ${one.listSha256}`).join('\n')],
  ['Your name', ''],
  ['Your firm', ''],
  ['Filled in on', ''],
];

const guarded = (rows: readonly (readonly string[])[]): string[][] => rows.map((row) => row.map(toCell));

/** The bytes of the workbook. */
export const requestsWorkbook = (sheet: RequestsSheet): Uint8Array =>
  writeWorkbook([
    {
      name: 'Requests',
      columns: HEAD,
      rows: guarded([guideRow(), ...sheet.requests.map(rowOf)]),
      choices: [
        {
          column: STATUS_COLUMN,
          rows: sheet.requests.length + 1 + SPARE_ROWS,
          words: AUDITORS_STATUSES.map((status) => STATUS_WORDS[status]),
        },
      ],
    },
    {
      name: 'Picks',
      columns: [
        { title: 'Population', width: 20 },
        { title: 'Row', width: 10 },
        { title: 'Remark', width: 80 },
      ],
      rows: [[HOW_TO, '', PICKS_GUIDE]],
      filter: false,
    },
    {
      name: 'About',
      columns: [
        { title: 'Item', width: 18 },
        { title: 'Value', width: 90 },
      ],
      rows: guarded(aboutRows(sheet)),
      filter: false,
    },
  ]);

/** The same list as CSV: what it belongs to stands in a last column, and it has no drop-down and no picks. */
export const requestsCsv = (sheet: RequestsSheet): Uint8Array =>
  csvBytes(
    [...HEAD, { title: SHEET_TITLE, width: 34 }],
    [guideRow(), ...sheet.requests.map(rowOf)].map((row, at) => [
      ...Array.from({ length: HEAD.length }, (_none, place) => row[place] ?? ''),
      at === 0 ? '' : sheet.uuid,
    ]),
  );
