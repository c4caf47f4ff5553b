// The sheet of evidence: one row for each file.
import type { PackageEvidence } from '../package-content';
import type { PackageModel } from '../package-model';
import { against, column, fileCell, recordCell } from './columns';
import type { WorkbookSheet } from './write-workbook';

/** Columns that say nothing of any item are left out. */
const isReviewed = (model: PackageModel): boolean =>
  model.content.evidence.some((one) => one.review !== undefined);

const reviewCells = ({ review }: PackageEvidence): readonly string[] =>
  review?.state === 'approved'
    ? [
        review.overrideReason === '' ? 'approved' : 'approved, by its collector',
        review.approvedAt,
        review.approvedBy,
      ]
    : [review === undefined ? 'draft' : 'in review', '', ''];

export const evidenceSheet = (model: PackageModel): WorkbookSheet => ({
  name: 'Evidence',
  columns: [
    column('Evidence', 13),
    column('File', 6),
    column('Title', 44),
    column('Controls', 18),
    column('Points of focus', 26),
    column('Effective from', 12),
    column('Effective to', 12),
    column('Against the period', 28),
    column('Captured (source clock)', 13),
    column('Taken in (vault clock)', 21),
    column('Taken in by', 18),
    column('Source', 30),
    column('Sensitivity', 12),
    ...(isReviewed(model)
      ? [column('Review', 12), column('Approved (vault clock)', 21), column('Approved by', 18)]
      : []),
    column('Original name', 36),
    column('Path', 62),
    column('Bytes', 12),
    column('SHA-256', 66),
  ],
  rows: model.files.map(({ evidence: one, ...rest }) => {
    const file = { ...rest, evidence: one };
    return [
      recordCell(model, one),
      file.position,
      one.title,
      one.controlIds.join(', '),
      one.pointOfFocusIds.join(', '),
      one.effective?.from ?? '',
      one.effective?.to ?? '',
      against(model, one),
      one.capturedOn ?? '',
      one.takenInAt,
      one.takenInBy,
      one.source,
      one.sensitivity,
      ...(isReviewed(model) ? reviewCells(one) : []),
      file.originalName,
      fileCell(model, file, file.path),
      file.sizeBytes,
      file.sha256,
    ];
  }),
});
