// The sheets of what failed and of what is not in the package, in management's words.
import { EXCEPTIONS_PATH } from '../pages/exceptions-page';
import { EXCEPTION_STATE_NAME, extentText } from '../pages/formats';
import type { PackageModel } from '../package-model';
import { AUDITOR, column } from './columns';
import type { WorkbookSheet } from './write-workbook';

export const exceptionsSheet = (model: PackageModel): WorkbookSheet => ({
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

export const omissionsSheet = (model: PackageModel): WorkbookSheet => ({
  name: 'Omissions',
  columns: [
    column('Omission', 10),
    column('What', 70),
    column('Why, says management', 60),
    column('Control', 10),
    column('Criteria', 30),
    column('Files withheld or unreadable', 80),
  ],
  rows: model.omissions.map((one) => [
    { text: one.id, opens: `02_index/omissions.html#${one.id}` },
    one.gap.what,
    one.reason ?? 'no reason given yet',
    one.gap.controlId ?? '',
    one.gap.criterionIds.join(', '),
    one.files
      .map((file) => `file ${String(file.position)}, ${String(file.sizeBytes)} bytes, SHA-256 ${file.sha256}`)
      .join('\n'),
  ]),
});
