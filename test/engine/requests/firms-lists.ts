// Lists of requests in the shapes five firms send them, made up: other heads, other words, other ways to write a day.
import { type Cell, columnName, xlsxBytes } from './xlsx-maker';

export interface FirmsList {
  readonly firm: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Rows below the head, by what they are. */
  readonly expected: {
    readonly new: number;
    readonly heading: number;
    readonly blank: number;
    readonly refused: number;
  };
}

const AREAS = ['Governance', 'Access control', 'Change management', 'Operations', 'Vendors', 'Incidents'];
const THINGS = [
  'the list of employees who joined in the period',
  'the quarterly access review with its sign-off',
  'the change tickets for the releases picked',
  'the minutes of the security committee',
  'the latest penetration test with how its findings were answered',
  'the register of vendors with the date each was last reviewed',
];
const wording = (at: number): string =>
  `Please provide ${THINGS[at % THINGS.length] ?? ''}, item ${String(at + 1)}.\nScreenshots with date and time are fine.`;
const day = (at: number): string => new Date(Date.UTC(2026, 3, 3 + (at % 60))).toISOString().slice(0, 10);
const pick = <T>(list: readonly T[], at: number): T => list[at % list.length] as T;

/** Merged head of two rows, titles above, merged rows of sections, days as numbers with a format, words of their own. */
const bramwell = (): FirmsList => {
  const words = ['Outstanding', 'Provided', 'Flagged', 'Approved', 'Under review'];
  const rows: Cell[][] = [
    ['Bramwell & Oakes LLP — information request list'],
    ['SOC 2 Type II, 1 January to 31 December 2026'],
    [],
    ['Request', null, null, 'Dates', null, 'Criteria', 'Client contact', 'Follow-up', null],
    ['No.', 'Description', 'Type', 'Requested', 'Due', null, null, 'Status', 'Auditor comments'],
  ];
  const merges = ['A1:I1', 'A2:I2', 'A4:C4', 'D4:E4', 'F4:F5', 'G4:G5', 'H4:I4'];
  let count = 0;
  for (const [at, area] of AREAS.entries()) {
    rows.push([`${String(at + 1)}. ${area}`]);
    merges.push(`A${String(rows.length)}:I${String(rows.length)}`);
    for (let one = 0; one < 10; one += 1) {
      const status = pick(words, count);
      rows.push([
        `${String(at + 1)}.${String(one + 1).padStart(2, '0')}`,
        wording(count),
        pick(['Document', 'Population', 'Walk-through'], count),
        { day: day(count) },
        { day: day(count + 14) },
        `CC6.${String((one % 8) + 1)}`,
        one === 0 ? 'Head of security' : '',
        status,
        status === 'Flagged' ? 'The screenshot has no date.' : '',
      ]);
      count += 1;
    }
  }
  return {
    firm: 'Bramwell & Oakes LLP',
    name: 'IRL v3.xlsx',
    bytes: xlsxBytes([{ name: 'IRL', rows, merges }]),
    expected: { new: 60, heading: 6, blank: 0, refused: 0 },
  };
};

/** CSV with semicolons, days with dots, no numbers at all. */
const ostermann = (): FirmsList => {
  const lines = ['Category;Documentation requested;Needed by;State;Remarks'];
  for (let at = 0; at < 40; at += 1) {
    const [year = '', month = '', date = ''] = day(at + 10).split('-');
    lines.push(
      `${pick(AREAS, at)};"${wording(at)}";${date}.${month}.${year};${pick(['Open', 'Received', 'Closed', 'n/a'], at)};${at === 3 ? 'See mail of 3 April' : ''}`,
    );
  }
  return {
    firm: 'Ostermann WP',
    name: 'anforderungen.csv',
    bytes: Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`, 'utf8'),
    expected: { new: 40, heading: 0, blank: 0, refused: 0 },
  };
};

/** 400 rows on the second sheet; areas merged downwards; head again, blank lines, totals and a note; US days as text. */
const carrow = (): FirmsList => {
  const head = [
    'PBC #',
    'Section',
    'PBC Request',
    'Period Covered',
    'Date Needed',
    'Priority',
    'PBC Status',
    'Assigned To',
    'Control ID',
  ];
  const rows: Cell[][] = [head];
  const merges: string[] = [];
  let blank = 0;
  let heading = 0;
  for (let at = 0; at < 400; at += 1) {
    if (at > 0 && at % 100 === 0) {
      rows.push([], head);
      blank += 1;
      heading += 1;
    }
    const [year = '', month = '', date = ''] = day(at).split('-');
    if (at % 50 === 0) merges.push(`B${String(rows.length + 1)}:B${String(rows.length + 50)}`);
    rows.push([
      `PBC-${String(at + 1).padStart(3, '0')}`,
      at % 50 === 0 ? pick(AREAS, at / 50) : '',
      wording(at),
      '1/1/26 – 12/31/26',
      `${String(Number(month))}/${String(Number(date))}/${year}`,
      pick(['High', 'Medium', 'Low', 'P1'], at),
      pick(['Not started', 'Uploaded', 'In review', 'Needs more evidence', 'Cleared', 'Past due', 'N/A'], at),
      '',
      `AC-${String((at % 30) + 1).padStart(2, '0')}`,
    ]);
  }
  rows.push([], ['Total', '', '400 requests'], [], ['Please upload everything by the date needed.']);
  return {
    firm: 'Carrow CPA',
    name: 'pbc.xlsx',
    bytes: xlsxBytes([
      { name: 'Instructions', rows: [['How to use this list'], ['1.', 'Read it.'], ['2.', 'Answer it.']] },
      { name: 'PBC list', rows, merges, hidden: [7, 8] },
    ]),
    expected: { new: 400, heading: heading + 1, blank: blank + 2, refused: 1 },
  };
};

/** Excel's "Unicode text": tabs and UTF-16; days in words; a word that nobody knows. */
const dunmore = (): FirmsList => {
  const lines = [
    'Item ID\tRequest title\tRequest details\tEvidence type\tDue date\tAudit status\tClient response',
  ];
  const words = ['Past due', 'Needs evidence', 'Parked', 'Complete', 'Awaiting client'];
  const months = ['Jan', 'Feb', 'Mar', 'April', 'May', 'June'];
  for (let at = 0; at < 75; at += 1) {
    const [, month = '', date = ''] = day(at).split('-');
    const written = `${pick(['Fri, ', ''], at)}${months[Number(month) - 1] ?? ''} ${String(Number(date))}, 2026`;
    lines.push(
      `R${String(at + 1)}\tShort name ${String(at + 1)}\t"${wording(at)}"\t${pick(['Sample', 'Listing', 'Interview', 'Screenshot'], at)}\t"${written}"\t${pick(words, at)}\t${at === 5 ? 'Sent by mail.' : ''}`,
    );
  }
  return {
    firm: 'Dunmore Assurance',
    name: 'requests.txt.csv',
    bytes: Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`, 'utf16le'),
    expected: { new: 75, heading: 0, blank: 0, refused: 0 },
  };
};

/** Head of three rows, days as bare numbers, numbers twice, rows without a wording, days that are none. */
const elling = (): FirmsList => {
  const rows: Cell[][] = [
    ['Elling Audit'],
    ['Ref', 'Area', 'Evidence', null, 'Timing', null, null, null],
    [null, null, 'Requested', 'Mapped', 'Period', null, 'Deadline', 'Disposition'],
    [null, null, null, null, 'from', 'to', null, null],
  ];
  const merges = ['A2:A4', 'B2:B4', 'C2:D2', 'E2:H2', 'C3:C4', 'D3:D4', 'E3:F3', 'G3:G4', 'H3:H4', 'A1:H1'];
  for (let at = 0; at < 120; at += 1)
    rows.push([
      at + 1,
      pick(AREAS, at),
      wording(at),
      'CC7.2; CC7.3',
      { day: '2026-01-01', plain: true },
      { day: '2026-12-31', plain: true },
      at === 7 ? 'tbd by telephone' : { day: day(at), plain: true },
      pick(['Open', 'Accepted', 'Returned'], at),
    ]);
  rows.push([17, 'Governance', 'Another thing under a number that is taken.', '', null, null, null, 'Open']);
  rows.push([121, 'Governance', '', '', null, null, { day: '2026-06-01' }, 'Open']);
  rows.push(['', '', '', '', null, null, null, 'Open']);
  return {
    firm: 'Elling Audit',
    name: 'elling.xlsx',
    bytes: xlsxBytes([{ name: `Sheet ${columnName(0)}`, rows, merges }]),
    expected: { new: 120, heading: 0, blank: 0, refused: 3 },
  };
};

export const firmsLists = (): FirmsList[] => [bramwell(), ostermann(), carrow(), dunmore(), elling()];
