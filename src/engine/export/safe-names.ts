// Names inside a package: they must survive every computer an auditor may use, and sort by number. The
// name a file had when it was taken in is kept in the records; what is made here only helps to read.
// Rules and limits: docs/format/package-v1.md §3.
import type { CriterionId, EvidenceId, PackageId } from '../../shared/ids';
import { numberOf } from '../../shared/ids';
import type { DateRange } from '../../shared/period';
import { addDays } from '../../shared/period';

/** Longest path inside the bag, top folder not counted. */
export const PATH_LIMIT = 110;
const TOP_FOLDER_LIMIT = 32;

const cutAtHyphen = (slug: string, limit: number): string => {
  if (slug.length <= limit) return slug;
  const cut = slug.slice(0, limit + 1);
  const hyphen = cut.lastIndexOf('-');
  return (hyphen > limit / 2 ? cut.slice(0, hyphen) : slug.slice(0, limit)).replace(/-+$/, '');
};

/** Lower-case letters, digits and single hyphens; `fallback` when nothing of the text remains. */
export const slug = (text: string, limit: number, fallback: string): string => {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return cutAtHyphen(plain, limit) || fallback;
};

const EXTENSION_OF_TYPE: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'text/csv': 'csv',
  'text/plain': 'txt',
  'application/json': 'json',
  'message/rfc822': 'eml',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
};

/** The extension of the original name when it is a plain one, otherwise one for the type, else `bin`. */
export const extension = (originalName: string, mediaType: string): string => {
  const own = /\.([A-Za-z0-9]{1,8})$/.exec(originalName)?.[1]?.toLowerCase();
  return own ?? EXTENSION_OF_TYPE[mediaType] ?? 'bin';
};

const isFirstOfMonth = (date: string): boolean => date.endsWith('-01');

/** `2026Q2`, `2026`, `2026-06`, `2025-10_2026-09`, `2026-06-30`, `2026-06-30_2026-07-08` or `undated`. */
export const periodMark = (effective: DateRange | null): string => {
  if (effective === null) return 'undated';
  const { from, to } = effective;
  if (from === to) return from;
  const next = addDays(to, 1);
  if (!isFirstOfMonth(from) || !isFirstOfMonth(next)) return `${from}_${to}`;
  const [year = '', month = ''] = from.split('-');
  if (to === `${year}-12-31` && month === '01') return year;
  const first = Number(month);
  if (first % 3 === 1 && to.startsWith(`${year}-${String(first + 2).padStart(2, '0')}`)) {
    return `${year}Q${String((first + 2) / 3)}`;
  }
  return from.slice(0, 7) === to.slice(0, 7) ? from.slice(0, 7) : `${from.slice(0, 7)}_${to.slice(0, 7)}`;
};

/** `EVD-0000-0099`: a folder for each hundred, so that a path never changes as evidence grows. */
export const evidenceBucket = (id: EvidenceId): string => {
  const first = Math.floor(numberOf(id) / 100) * 100;
  const four = (number: number): string => String(number).padStart(4, '0');
  return `EVD-${four(first)}-${four(first + 99)}`;
};

export interface NamedEvidenceFile {
  readonly id: EvidenceId;
  readonly ref: string;
  readonly title: string;
  readonly criterionId: CriterionId | null;
  readonly effective: DateRange | null;
  readonly position: number;
  readonly fileCount: number;
  readonly originalName: string;
  readonly mediaType: string;
}

/** Path below `data/`, such as `30_evidence/EVD-0000-0099/EVD-0042.03_CC6.1_access-review_2026Q2.pdf`. */
export const evidencePath = (file: NamedEvidenceFile): string => {
  const several = file.fileCount > 1;
  const number = several ? `${file.ref}.${String(file.position)}` : file.ref;
  const before = `30_evidence/${evidenceBucket(file.id)}/${number}_${file.criterionId ?? 'general'}_`;
  const after = `_${periodMark(file.effective)}.${extension(file.originalName, file.mediaType)}`;
  const stem = file.originalName.replace(/\.[A-Za-z0-9]{1,8}$/, '');
  const room = PATH_LIMIT - 'data/'.length - before.length - after.length;
  return before + slug(several ? stem : file.title, Math.min(40, room), 'file') + after;
};

/** Name of the one folder in the zip, at most 32 characters. */
export const topFolder = (organization: string, packageId: PackageId, round: number): string => {
  const rest = `-${packageId}-r${String(round)}`;
  return slug(organization, TOP_FOLDER_LIMIT - rest.length, 'package') + rest;
};
