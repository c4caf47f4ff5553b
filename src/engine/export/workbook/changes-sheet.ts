// The sheet of what differs from the round before; a first round has none.
import type { PackageModel } from '../package-model';
import { CHANGE_WORD, OTHER_WHAT, OTHER_WORD, versionsText } from '../pages/changes-page';
import { column, recordCell } from './columns';
import type { WorkbookSheet } from './write-workbook';

export const changesSheets = (model: PackageModel): WorkbookSheet[] => {
  const { changes } = model.content;
  if (changes === null) return [];
  const evidence = new Map(model.content.evidence.map((one) => [one.id, one]));
  return [
    {
      name: 'Changes',
      columns: [
        column('Change', 16),
        column('What', 12),
        column('Number', 14),
        column('Versions', 28),
        column('Title', 60),
        column('Why, says management', 60),
      ],
      rows: [
        ...changes.items.map((one) => {
          const item = evidence.get(one.evidenceId);
          return [
            CHANGE_WORD[one.kind],
            'Evidence',
            item === undefined || one.versionAfter === null ? one.evidenceId : recordCell(model, item),
            versionsText(one),
            one.title,
            one.reason,
          ];
        }),
        ...changes.others.map((one) => [
          OTHER_WHAT[one.what],
          OTHER_WORD[one.kind],
          one.id,
          '',
          one.title,
          '',
        ]),
      ],
    },
  ];
};
