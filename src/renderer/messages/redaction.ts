// Texts of the screen that makes a redacted version of a file.
import { count, plural } from './count';

const percent = (fraction: number): string => `${String(Math.round(fraction * 100))}%`;

interface Placed {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const TELLING = {
  title: 'title',
  fileName: 'file name',
  reason: 'reason',
  source: 'source',
  collector: 'name of the collector',
} as const;
type TellingText = keyof typeof TELLING;

export const redaction = {
  title: 'Redact',
  answer: (ref: string) =>
    `**A redacted version of ${ref}.** The original stays as it is, sealed. What you cover is not in the new version, in no layer of it.`,
  cancel: 'Cancel',
  close: 'Done',
  store: 'Store as new version…',
  notYours: 'Redaction is not for you',
  noFile: 'There is no such file',
  noFileText: 'The evidence has no version with a file at this place.',
  notThisType: 'This kind of file cannot be redacted here',
  notThisTypeText:
    'Pictures, PDF, tables (CSV, XLSX) and plain text can. For anything else: redact it where it was made, or print it to PDF, and add the outcome as a new version.',
  notReadable: 'The file cannot be shown',
  notReadableText:
    'It is damaged, protected by a password, or made in a way that is not read here. The original is as it was.',
  opening: 'Opening the file',
  tooManyPages: 'The file has too many pages',
  tooManyPagesText:
    'Up to 2,000 can be redacted here. Divide it where it was made, and add the part that is needed.',
  // pages
  stage: 'Page to be redacted',
  pageOf: (page: number, pages: number) => `Page ${count(page)} of ${count(pages)}`,
  pages: 'Pages',
  pageTab: (page: number, areas: number) =>
    areas === 0 ? `Page ${count(page)}` : `Page ${count(page)}, ${plural(areas, 'area')}`,
  previousPage: 'Previous page',
  nextPage: 'Next page',
  larger: 'Larger',
  smaller: 'Smaller',
  addArea: 'Add area',
  asStored: 'Show as it will be stored',
  areas: 'Areas',
  noAreas: 'Drag over the page, or add an area and move it with the keys.',
  keys: 'Arrows move an area, Shift and arrows change its size, Delete removes it, Page Up and Page Down turn pages.',
  areaName: (number: number, page: number | null) =>
    `Area ${count(number)}, ${page === null ? 'all pages' : `page ${count(page)}`}`,
  areaPlace: ({ left, top, width, height }: Placed) =>
    `${percent(left)} from left, ${percent(top)} from top, ${percent(width)} wide, ${percent(height)} high`,
  areaKind: 'area',
  onAllPages: 'Cover on all pages',
  onThisPage: 'Only on this page',
  remove: (name: string) => `Remove ${name}`,
  show: (name: string) => `Show ${name}`,
  corner: (corner: string) => `Change the size at the ${corner}`,
  summaryPages: (areas: number, pages: number) =>
    areas === 0 ? '**Nothing is covered yet.**' : `**${plural(areas, 'area')}** on ${plural(pages, 'page')}.`,
  becomesPicture:
    'It becomes a PNG without any of the original’s metadata: no camera data, no thumbnail, no text in it.',
  becomesPdf:
    'It becomes a PDF of page pictures. Its text can be read, and no longer searched or copied, on any page; links, attachments and metadata go.',
  firstFrame: 'Of a moving picture only what is shown here is kept.',
  drawing: (page: number, pages: number) => `Drawing page ${count(page)} of ${count(pages)}`,
  storing: 'Covering and storing',
  // columns
  sheet: 'Sheet',
  columns: 'Columns',
  column: (number: number) => `Column ${count(number)}`,
  columnsEmpty: 'The table has no columns.',
  moreColumns: (more: number) =>
    `${plural(more, 'more column')} not shown here; the command line covers them by name or number.`,
  longerRows: (rows: number, onlyColumns: boolean) => {
    const [have, them] = rows === 1 ? ['One row has', 'it'] : [`${count(rows)} rows have`, 'them'];
    return onlyColumns
      ? `${have} more cells than the head. In ${them} only the chosen columns are covered, even where a value has moved to the right.`
      : `${have} more cells than the head, so values may have moved to the right. In ${them} everything from the first covered column on is covered.`;
  },
  onlyColumns: 'The columns are in order there too: cover no more',
  withHead: 'Cover their names too',
  firstRows: 'The first rows as they will be stored',
  becomesCsv:
    'Only these cells change. What stands in other columns stays: cover a name that appears there as a word, afterwards.',
  becomesXlsx:
    'It becomes a new workbook with the values of the visible sheets. Formulas, comments, hidden sheets, pivot tables, pictures and the original’s properties go; rows and columns that were hidden are shown.',
  summaryColumns: (columns: number) =>
    columns === 0 ? '**No column is covered yet.**' : `**${plural(columns, 'column')}** covered.`,
  byColumns: 'Columns',
  byColumnsHelp: 'Every cell below a name',
  byWords: 'Words',
  byWordsHelp: 'Wherever they stand',
  how: 'How',
  // words
  words: 'Words to cover, one a line',
  wordsHelp: 'Every occurrence, also inside of longer words. A text that goes over a line end is not found.',
  tooManyWords: (words: number, characters: number) =>
    `At most ${count(words)} words at a time, of ${count(characters)} characters each. Store these first, then cover the others in that version.`,
  matchCase: 'Only in this letter case',
  counts: 'Found',
  timesFound: (times: number) => (times === 0 ? 'not found' : `${count(times)}×`),
  summaryWords: (places: number) =>
    places === 0 ? '**Nothing is covered yet.**' : `**${plural(places, 'place')}** covered.`,
  beginning: 'The beginning as it will be stored',
  // storing
  dialog: 'Store the redacted version',
  reason: 'Reason',
  reasonHelp: 'Stands in the journal and beside the version. Do not repeat what you cover.',
  reasonPlaceholder: 'Names of customers, not needed for the test',
  newTitle: 'Title',
  newTitleMissing: 'Say in a few words what it proves.',
  fileName: 'File name',
  fileNameWrong: (endings: readonly string[]) =>
    `A plain name in one line, ${endings.map((ending) => (ending === '' ? 'without an ending' : `ending in ${ending}`)).join(' or ')}.`,
  goesToAuditor: 'Title, file name and reason go to the auditor.',
  telling: (where: readonly TellingText[]) =>
    `A word you cover stands in the ${where.map((one) => TELLING[one]).join(', the ')}, and goes to the auditor with it.`,
  becomes: 'It becomes',
  overApproved: (ref: string) =>
    `${ref} is approved and stays the current version until the redacted one is approved: until then packages hold the original.`,
  olderStays: (ref: string) =>
    `${ref} stays in the vault. Packages hold the current version only; who may open the vault can still see the original.`,
  storeNow: 'Store',
  stored: (ref: string) => `Stored as ${ref}.`,
  storedText: 'It names the SHA-256 of the original. Look at it once before you hand it on.',
  standsUntil: (current: string, redacted: string) =>
    `${current} stands, and goes into packages, until ${redacted} is approved.`,
  openItem: 'Open the evidence',
  redacted: '[redacted]',
} as const;
