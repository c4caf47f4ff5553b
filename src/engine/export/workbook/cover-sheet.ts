// The first sheet: what the workbook belongs to, and how to read it.
import { categoryNames } from '../pages/cover-page';
import { coverageCounts, coverageText, expectedCount } from '../pages/coverage-words';
import { counted, examinedText, moment, reportName } from '../pages/formats';
import { asAtText, programmeText } from '../pages/programme/programme-words';
import { unansweredText } from '../pages/request-words';
import { isWholeScope, selectionRows } from '../pages/selection-section';
import type { PackageModel } from '../package-model';
import { NO_OPINION, VERDICT_LIMIT, VERDICT_TITLE } from '../verdict-texts';
import { column } from './columns';
import type { SheetCell, WorkbookSheet } from './write-workbook';

export const coverSheet = (model: PackageModel): WorkbookSheet => {
  const { content } = model;
  const counts = coverageCounts(model);
  const rows: readonly (readonly [string, SheetCell])[] = [
    ['What', `Evidence for a ${reportName(content.examined)} examination, prepared by management`],
    ['Entity', content.organization],
    ['System', content.systemName],
    [content.examined.type === 1 ? 'As of' : 'Period', examinedText(content.examined)],
    ['Categories', categoryNames(model)],
    ['Criteria', `${content.catalog.framework.short_name}, titles in our own words`],
    ['Prepared for', content.firm],
    ['Package', `${content.packageId}, round ${String(content.round)}`],
    ...(content.previous === null
      ? []
      : [
          [
            'Round before',
            `${content.previous.packageId} round ${String(content.previous.round)}, seal number ${content.previous.sealNumber}`,
          ] as const,
        ]),
    ...(content.base === null
      ? []
      : [
          [
            'Delta',
            `Goes with ${content.base.packageId} round ${String(content.base.round)}, seal number ${content.base.sealNumber}: files that one holds are not in here; cells say where they are.`,
          ] as const,
        ]),
    ...content.recipients.map(
      (one) =>
        ['Made for', [one.firm, one.person, one.purpose].filter((part) => part !== '').join(', ')] as const,
    ),
    ...(isWholeScope(model)
      ? [['What was asked for', 'The whole scope'] as const]
      : selectionRows(model).map(([name, value]) => [`Asked for: ${name.toLowerCase()}`, value] as const)),
    ['Built', `${moment(content.builtAt)} by ${content.builtBy.name}`],
    [
      'Verdict',
      `${VERDICT_TITLE[content.verdict]} (${counted(model.omissions.length, 'omission')}, sheet Omissions). ${VERDICT_LIMIT}`,
    ],
    ...(expectedCount(counts) === 0
      ? []
      : [
          [
            'Coverage',
            `${coverageText(counts)} (sheet Coverage): management’s arithmetic over dates on the day of the build, no test.`,
          ] as const,
        ]),
    ...(model.requests.length === 0
      ? []
      : [
          [
            'Requests',
            `${unansweredText(model)} (sheet Requests). The list to fill in is 50_requests/requests.xlsx.`,
          ] as const,
        ]),
    ...(programmeText(model) === ''
      ? []
      : [['Registers', `${programmeText(model)}, ${asAtText(model)} (sheets of their names).`] as const]),
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
