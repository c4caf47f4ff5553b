// The sheets of 01_index.xlsx. Firms work in Excel: everything the pages list is here as rows, with
// columns that stay empty for the auditor.
import { categoryNames } from '../pages/cover-page';
import { EXCEPTIONS_PATH } from '../pages/exceptions-page';
import {
  CADENCE_NAME,
  counted,
  examinedText,
  EXCEPTION_STATE_NAME,
  extentText,
  inForceText,
  KIND_NAME,
  moment,
  reportName,
} from '../pages/formats';
import { distanceText, type PackageModel } from '../package-model';
import type { PackageEvidence } from '../package-content';
import { NO_OPINION, VERDICT_LIMIT, VERDICT_TITLE } from '../verdict-texts';
import { scopeSheets } from './scope-sheets';
import { type SheetCell, type SheetColumn, type WorkbookSheet, writeWorkbook } from './write-workbook';

const column = (title: string, width: number): SheetColumn => ({ title, width });
const AUDITOR: readonly SheetColumn[] = [
  { title: 'Auditor: test performed', width: 28, auditor: true },
  { title: 'Auditor: result', width: 16, auditor: true },
  { title: 'Auditor: initials', width: 10, auditor: true },
  { title: 'Auditor: date', width: 12, auditor: true },
];

const coverSheet = (model: PackageModel): WorkbookSheet => {
  const { content } = model;
  const rows: readonly (readonly [string, SheetCell])[] = [
    ['What', `Evidence for a ${reportName(content.examined)} examination, prepared by management`],
    ['Entity', content.organization],
    ['System', content.systemName],
    [content.examined.type === 1 ? 'As of' : 'Period', examinedText(content.examined)],
    ['Categories', categoryNames(model)],
    ['Criteria', `${content.catalog.framework.short_name}, titles in our own words`],
    ['Prepared for', content.firm],
    ['Package', `${content.packageId}, round ${String(content.round)}`],
    ['Built', `${moment(content.builtAt)} by ${content.builtBy.name}`],
    [
      'Verdict',
      `${VERDICT_TITLE[content.verdict]} (${counted(model.omissions.length, 'omission')}, sheet Omissions). ${VERDICT_LIMIT}`,
    ],
    ['Auditor columns', NO_OPINION],
    [
      'Links',
      'Relative: they work when the whole package is unpacked, not when this file is opened inside the zip or moved away. In Protected View press Enable Editing first.',
    ],
    ['Text that begins with = + - @', 'has an apostrophe in front, so that it is never run as a formula.'],
    [
      'Genuine?',
      'See HOW-TO-VERIFY.txt above the data folder. First the key by another route, then the signature, then the files.',
    ],
    ['Key words claimed', model.signer.words.join(' ')],
    ['Browse', { text: '02_index.html', opens: '02_index.html' }],
  ];
  return { name: 'Cover', columns: [column('Item', 28), column('Value', 100)], rows, filter: false };
};

const controlsSheet = (model: PackageModel): WorkbookSheet => ({
  name: 'Controls',
  columns: [
    column('Control', 10),
    column('Title', 34),
    column('Wording', 60),
    column('Version', 8),
    column('In force', 30),
    column('Other wording in the period', 44),
    column('Owner', 20),
    column('Owner, by name', 20),
    column('Cadence', 13),
    column('Nature', 12),
    column('Kind', 18),
    column('Criteria', 18),
    column('Points of focus', 26),
    column('Evidence expected', 44),
    column('Evidence items', 10),
    ...AUDITOR,
  ],
  rows: model.content.controls.map((one) => [
    { text: one.id, opens: `20_controls/${one.id}.html` },
    one.title,
    one.wording,
    one.version,
    inForceText(one),
    one.versions
      .slice(1)
      .map((older) => `Version ${String(older.version)}, ${inForceText(older)}: ${older.wording}`)
      .join('\n'),
    one.ownerRole,
    one.owner,
    CADENCE_NAME[one.cadence],
    one.nature,
    KIND_NAME[one.kind],
    model.criteriaOfControl(one).join(', '),
    one.mappings.map((mapping) => mapping.pointOfFocusId).join(', '),
    one.evidenceExamples.join('; '),
    model.evidenceOfControl(one.id).length,
  ]),
});

const recordCell = (model: PackageModel, one: PackageEvidence): SheetCell => ({
  text: one.ref,
  opens: `${model.recordPage(one.id)}#${one.ref}`,
});

const against = (model: PackageModel, one: PackageEvidence): string =>
  distanceText(one, model.content) || 'inside';

const mappingSheet = (model: PackageModel): WorkbookSheet => ({
  name: 'Control-Criteria-Evidence',
  columns: [
    column('Criterion', 10),
    column('Title (own words)', 34),
    column('Control', 10),
    column('Control title', 34),
    column('Evidence', 13),
    column('Evidence title', 44),
    column('Points of focus', 22),
    column('Effective from', 12),
    column('Effective to', 12),
    column('Against the period', 28),
    column('First file', 58),
  ],
  rows: model.criteria.flatMap((criterion) =>
    model.controlsOf(criterion.id).flatMap((control): SheetCell[][] => {
      const lead: SheetCell[] = [
        criterion.id,
        criterion.title,
        { text: control.id, opens: `20_controls/${control.id}.html` },
        control.title,
      ];
      const evidence = model.evidenceOf(criterion.id).filter((one) => one.controlIds.includes(control.id));
      if (evidence.length === 0) return [[...lead, 'none in this package']];
      return evidence.map((one) => {
        const file = model.filesOf(one.id)[0];
        return [
          ...lead,
          recordCell(model, one),
          one.title,
          one.pointOfFocusIds.filter((id) => id.startsWith(`${criterion.id}-`)).join(', '),
          one.effective?.from ?? '',
          one.effective?.to ?? '',
          against(model, one),
          file === undefined
            ? ''
            : { text: file.path.slice(file.path.lastIndexOf('/') + 1), opens: file.path },
        ];
      });
    }),
  ),
});

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

const evidenceSheet = (model: PackageModel): WorkbookSheet => ({
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
  rows: model.files.map(({ evidence: one, ...file }) => [
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
    { text: file.path, opens: file.path },
    file.sizeBytes,
    file.sha256,
  ]),
});

const exceptionsSheet = (model: PackageModel): WorkbookSheet => ({
  name: 'Exceptions',
  columns: [
    column('Exception', 11),
    column('Title', 40),
    column('Control', 10),
    column('Control title', 34),
    column('State, says management', 20),
    column('Occurrence from', 12),
    column('Found by', 10),
    column('Found on', 12),
    column('What happened', 60),
    column('Extent', 12),
    column('Cause', 44),
    column('Effect', 44),
    column('Compensating control', 44),
    column('Remediation', 44),
    column('Owner', 20),
    column('Due', 12),
    column('Fixed on', 12),
    column('Retest by management', 44),
    column('Management’s response', 60),
    column('Response approved by', 20),
    column('Response approved on', 12),
    column('Evidence', 26),
    ...AUDITOR,
  ],
  rows: model.content.exceptions.map((one) => [
    { text: one.id, opens: `${EXCEPTIONS_PATH}#${one.id}` },
    one.title,
    one.controlId,
    one.controlTitle,
    EXCEPTION_STATE_NAME[one.state],
    one.occurrenceFrom ?? '',
    one.foundBy === 'self' ? 'organization' : 'auditor',
    one.foundOn,
    one.whatHappened,
    extentText(one.extent),
    one.cause,
    one.effect,
    one.compensatingControl,
    one.remediation,
    one.owner,
    one.due ?? '',
    one.fixedOn ?? '',
    one.retest,
    one.response,
    one.responseApprovedBy,
    one.responseApprovedOn ?? '',
    one.evidenceIds.map((id) => model.evidenceItem(id).ref).join(', '),
  ]),
});

const omissionsSheet = (model: PackageModel): WorkbookSheet => ({
  name: 'Omissions',
  columns: [
    column('Omission', 10),
    column('What', 70),
    column('Why, says management', 60),
    column('Control', 10),
    column('Criteria', 30),
  ],
  rows: model.omissions.map((one) => [
    { text: one.id, opens: `02_index/omissions.html#${one.id}` },
    one.gap.what,
    one.reason ?? 'no reason given yet',
    one.gap.controlId ?? '',
    one.gap.criterionIds.join(', '),
  ]),
});

/** The bytes of 01_index.xlsx. */
export const indexWorkbook = (model: PackageModel): Promise<Uint8Array> =>
  writeWorkbook([
    coverSheet(model),
    ...scopeSheets(model),
    controlsSheet(model),
    mappingSheet(model),
    evidenceSheet(model),
    exceptionsSheet(model),
    omissionsSheet(model),
  ]);
