// Words about our own reports, when reports go stale, and the copies that are handed out.
import { plural } from './count';

const inDays = (days: number): string =>
  days === 0 ? 'today' : days > 0 ? `in ${plural(days, 'day')}` : `${plural(-days, 'day')} ago`;

export const reports = {
  renewals: 'Renewals',
  next: (title: string, company: string, date: string, days: number) =>
    `${title}${company === '' ? '' : ` of ${company}`} ${days < 0 ? 'was' : 'is'} 12 months old on ${date}, ${inDays(days)}.`,
  showAll: (number: number) => `All ${String(number)}`,
  dialogTitle: 'When reports go stale',
  dialogText:
    'Twelve months after the last day a report covers, readers usually want the next one. Ours, and the latest of each vendor in use.',
  dialogNone: 'No report with a last day is in the registers.',
  close: 'Close',
  columnReport: 'Report',
  columnOf: 'Of',
  columnCovers: 'Covers to',
  columnStale: '12 months old',
  ours: 'us',
  inDays,
  copies: 'Copies handed out',
  copiesNone: 'No copy of it has been handed out.',
  addCopy: 'Record a copy…',
  copyLine: (company: string, on: string) => `${company} · ${on}`,
  notYet: 'not handed out yet',
  asksAbout: 'Questions people ask',
};

export const markedCopy = {
  open: 'Save marked copy…',
  title: (id: string) => `A copy for ${id}`,
  text: (recipient: string, company: string) =>
    `Every page of the copy carries “${recipient} · ${company}”, the number of this record and the day. The original in the vault stays as it is, and the journal notes that a copy left.`,
  file: 'File of the report',
  none: (report: string) =>
    `${report} names no PDF that is kept as evidence. Take the report in as evidence, then choose it under “The report” of ${report}.`,
  noReport: 'This record names no report of ours.',
  save: 'Choose a place…',
  cancel: 'Cancel',
  close: 'Close',
  suggested: (name: string, id: string) => `${name.replace(/\.pdf$/i, '')} (${id}).pdf`,
  done: (name: string, pages: number) => `${name} is written: ${plural(pages, 'page')}, each with the name.`,
  note: 'Note it in the record',
  noteText:
    'Writes into this record that the copy is marked, its SHA-256, and today as the day it was handed out where none is stated.',
  noted: 'The record says so now.',
  noteOfVersion: (name: string) => `Marked copy written: ${name}`,
};
