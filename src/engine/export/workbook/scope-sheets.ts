// The sheets about what is examined: criteria, parts of the system, subservice organizations, people.
import { ITEM_KIND_NAME, METHOD_NAME } from '../pages/system-section';
import type { PackageModel } from '../package-model';
import type { SheetColumn, WorkbookSheet } from './write-workbook';

const column = (title: string, width: number): SheetColumn => ({ title, width });

const criteriaSheet = (model: PackageModel): WorkbookSheet => {
  const series = new Map(model.content.catalog.series.map((one) => [one.id, one.name]));
  return {
    name: 'Scope',
    columns: [
      column('Criterion', 11),
      column('Series', 34),
      column('Title (own words)', 50),
      column('Controls', 44),
      column('Evidence items', 10),
      column('Not applicable, says management', 60),
    ],
    rows: model.criteria.map((one) => [
      { text: one.id, opens: `02_index/criteria/${one.id}.html` },
      series.get(one.series) ?? '',
      one.title,
      model
        .controlsOf(one.id)
        .map((control) => control.id)
        .join(', '),
      model.evidenceOf(one.id).length,
      model.notApplicable(one.id) ?? '',
    ]),
  };
};

const systemSheet = (model: PackageModel): WorkbookSheet => ({
  name: 'System',
  columns: [
    column('Part', 40),
    column('Kind', 16),
    column('In scope', 10),
    column('Note', 60),
    column('Why it is left out', 60),
  ],
  rows: [
    ...(model.content.scope.boundary === ''
      ? []
      : [['Boundary of the system', 'boundary', '', model.content.scope.boundary, '']]),
    ...model.content.scope.items.map((one) => [
      one.name,
      ITEM_KIND_NAME[one.kind],
      one.inScope ? 'yes' : 'no',
      one.note,
      one.reason,
    ]),
  ],
});

const subserviceSheet = (model: PackageModel): WorkbookSheet => ({
  name: 'Subservice organizations',
  columns: [
    column('Organization', 34),
    column('Service', 40),
    column('Method', 12),
    column('Controls management assumes', 60),
    column('Note', 60),
  ],
  rows: model.content.scope.subserviceOrganizations.map((one) => [
    one.name,
    one.service,
    METHOD_NAME[one.method],
    one.assumedControls,
    one.note,
  ]),
});

const peopleSheet = (model: PackageModel): WorkbookSheet => ({
  name: 'People',
  columns: [column('Name', 34), column('Side', 16), column('Role', 40), column('E-mail', 40)],
  rows: model.content.scope.people.map((one) => [
    one.name,
    one.side === 'organization' ? 'organization' : 'CPA firm',
    one.role,
    one.email,
  ]),
});

export const scopeSheets = (model: PackageModel): WorkbookSheet[] => [
  criteriaSheet(model),
  systemSheet(model),
  subserviceSheet(model),
  peopleSheet(model),
];
