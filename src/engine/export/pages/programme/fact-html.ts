// What a field of a record says, for pages: numbers lead to what they name, rows are a table, nothing is cut.
import type { Field, Fields } from '../../../../shared/domain/programme/field';
import { isStated } from '../../../../shared/domain/programme/field';
import { fieldText } from '../../../../shared/domain/programme/field-text';
import type { RecordFacts } from '../../../../shared/domain/programme/record';
import type { ControlId, CriterionId, EvidenceId } from '../../../../shared/ids';
import type { CalendarDate } from '../../../../shared/period';
import type { PackageModel } from '../../package-model';
import { recordPlace } from '../../programme/programme-paths';
import { openLinks, recordLink } from '../evidence-table';
import { count, day } from '../formats';
import { type Html, html, join, nothing, paragraphs, table } from '../html';
import { link } from '../layout';

export const evidenceLinks = (model: PackageModel, path: string, ids: readonly EvidenceId[]): Html =>
  ids.length === 0
    ? html`–`
    : html`${ids.map((id) => {
        const item = model.evidenceItem(id);
        return html`<div class="pair">${recordLink(model, path, item)} ${openLinks(model, path, item)}</div>`;
      })}`;

export const controlLinks = (path: string, ids: readonly ControlId[]): Html =>
  ids.length === 0
    ? html`–`
    : join(
        ids.map((id) => link(path, `20_controls/${id}.html`, id)),
        ' ',
      );

export const criterionLinks = (path: string, ids: readonly CriterionId[]): Html =>
  ids.length === 0
    ? html`–`
    : join(
        ids.map((id) => link(path, `02_index/criteria/${id}.html`, id)),
        ' ',
      );

/** Its number, leading to where it is told, and its title. */
export const recordName = (model: PackageModel, path: string, id: string): Html => {
  const record = model.record(id);
  return record === null
    ? html`<span class="id">${id}</span>`
    : html`${link(path, recordPlace(record), record.id)} ${record.title}`;
};

const rowsTable = (model: PackageModel, path: string, fields: Fields, rows: readonly RecordFacts[]): Html => {
  // Columns in which nobody has said anything would only take room.
  const used = Object.entries(fields).filter(([name]) => rows.some((row) => isStated(row[name])));
  return table(
    used.map(([, field]) => field.label),
    rows.map(
      (row) =>
        html`<tr>
          ${used.map(([name, field]) => html`<td>${factHtml(model, path, field, row[name]) ?? '–'}</td>`)}
        </tr> `,
    ),
  );
};

/** Null for what nobody has stated. */
export const factHtml = (model: PackageModel, path: string, field: Field, value: unknown): Html | null => {
  if (!isStated(value)) return null;
  const { fields } = field;
  switch (field.type) {
    case 'evidence':
      return evidenceLinks(model, path, value as EvidenceId[]);
    case 'controls':
      return controlLinks(path, value as ControlId[]);
    case 'criteria':
      return criterionLinks(path, value as CriterionId[]);
    case 'record':
      return recordName(model, path, String(value));
    case 'day':
      return html`<span class="nw">${day(value as CalendarDate)}</span>`;
    case 'count':
      return html`${count(Number(value))}`;
    case 'text':
    case 'markdown':
      return paragraphs(String(value));
    case 'rows':
      return fields === null ? nothing : rowsTable(model, path, fields, value as RecordFacts[]);
    case 'line':
    case 'choice':
    case 'choices':
    case 'yes-no':
      return html`${fieldText(field, value)}`;
  }
};
