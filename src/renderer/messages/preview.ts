// Texts of what is shown of a file.
import type { PreviewPage } from '../../shared/calls/preview';
import { count, plural } from './count';
import { sizeText } from './size';

type Why = Extract<PreviewPage, { readonly shows: 'nothing' }>['why'];

const WHY = {
  'unknown-type': 'Files of this type are not shown here.',
  'too-large': 'It is too large to be shown here safely.',
  'password-protected': 'It is protected by a password, so nobody can see here what is in it.',
  'not-readable': 'It could not be read: it may be damaged, or not be what it is called.',
  empty: 'It is empty.',
  executable: 'It is a program. Programs are neither shown nor opened.',
} as const satisfies Record<Why, string>;

export const preview = {
  label: (name: string) => `What is in ${name}`,
  loading: 'Reading…',
  why: (why: Why) => WHY[why],
  enlarge: 'Show on the whole page',
  close: 'Close',
  openOutside: 'Open in another program…',
  outside: (copies: number) =>
    copies === 1 ? 'A copy is open outside.' : `${count(copies)} copies are open outside.`,
  removeOutside: 'Remove',
  removeOutsideOf: (copies: number) =>
    copies === 1 ? 'Remove the copy that is open outside' : 'Remove the copies that are open outside',
  repaired: 'Some bytes are not text in its encoding and were replaced.',
  cutCells: 'Long cells, or columns beyond the 200th, are cut here.',
  cutMail: 'The message is cut here: it is very long.',
  rows: (from: number, to: number) => `Rows ${count(from)} to ${count(to)}`,
  lines: (from: number, to: number) => `Lines ${count(from)} to ${count(to)}`,
  part: (from: number, of: number) => `From ${sizeText(from)} of ${sizeText(of)}`,
  onlyRows: (rows: number) => plural(rows, 'row'),
  onlyLines: (lines: number) => plural(lines, 'line'),
  firstPart: 'To the beginning',
  previousPart: 'Previous part',
  nextPart: 'Next part',
  lastPart: 'To the end',
  page: (page: number, of: number) => `${count(page)} of ${count(of)}`,
  previousPage: 'Previous page',
  nextPage: 'Next page',
  pageOf: (name: string, page: number, of: number) =>
    of === 1 ? name : `${name}, page ${count(page)} of ${count(of)}`,
  pixels: (width: number, height: number) => `${count(width)} × ${count(height)}`,
  fit: 'Fit to width',
  fullSize: '100 %',
  sheets: 'Sheets',
  rowNumber: 'Row',
  emptyTable: 'There are no cells in it.',
  laidOut: 'Laid out',
  asItIs: 'As it is',
  layout: 'Layout',
  allHeaders: (headers: number) => `All ${count(headers)} headers`,
  attachments: 'Attachments',
  unnamed: 'without a name',
  message: 'Message',
  messageLayout: 'As laid out',
  messageText: 'Text only',
  noText: 'The message has no text.',
  blocked: (blocked: number) =>
    blocked === 1
      ? 'One picture or style from elsewhere is not loaded.'
      : `${count(blocked)} pictures or styles from elsewhere are not loaded.`,
} as const;
