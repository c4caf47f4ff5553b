// The part of a control's sheet about its running in the period: a row for each occurrence, or for each
// evidence item where nothing can be counted, and beside them the columns for the auditor.
import type { OccurrenceState } from '../../../shared/domain/coverage';
import type { DateRange } from '../../../shared/period';
import type { PackageControl, PackageEvidence, PackageOccurrence } from '../package-content';
import type { PackageModel } from '../package-model';
import { AUDITOR_CELLS, AUDITOR_GROUPS, AUDITOR_HEADS } from './auditor-columns';
import { coverageGrid } from './coverage-grid';
import { coverageText, occurrenceName, performedText, stateCounts } from './coverage-words';
import { effectiveCell, openLinks, recordLink, titleCell } from './evidence-table';
import { EXCEPTIONS_PATH } from './exceptions-page';
import { CADENCE_NAME, count, day } from './formats';
import { type Html, html, join, nothing } from './html';
import { link } from './layout';
import { LEGEND, stateMark } from './state-shapes';

/** More than these are only listed where they were not met; the workbook has each. */
const EACH = 16;
const BLANK_ROWS = 3;

const blankRow = (own: number): Html =>
  html`<tr>
    ${Array.from({ length: own }, () => html`<td class="blank"></td>`)} ${AUDITOR_CELLS}
  </tr> `;
const blankRows = (own: number): Html[] => Array.from({ length: BLANK_ROWS }, () => blankRow(own));

const table = (widths: string, heads: readonly string[], rows: readonly Html[]): Html =>
  html`<div class="wrap">
    <table class="occ ${widths}">
      <colgroup>
        ${[...heads, '', '', '', ''].map((_head, index) => html`<col class="o${index + 1}" />`)}
      </colgroup>
      <thead>
        ${AUDITOR_GROUPS(heads.length)}
        <tr>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}${AUDITOR_HEADS}
        </tr>
      </thead>
      <tbody>
        ${rows}${blankRows(heads.length)}
      </tbody>
    </table>
  </div>`;

const noteOf = (path: string, one: PackageOccurrence): Html => {
  if (one.exceptionId !== null)
    return html`<div class="small">
      see ${link(path, `${EXCEPTIONS_PATH}#${one.exceptionId}`, one.exceptionId)}
    </div>`;
  return one.excuse === ''
    ? nothing
    : html`<div class="small note">Excused by management: ${one.excuse}</div>`;
};

const evidenceOf = (model: PackageModel, path: string, one: PackageOccurrence): Html =>
  join(
    one.evidenceIds.map((id) => {
      const item = model.evidenceItem(id);
      return html`<div class="pair">${recordLink(model, path, item)} ${openLinks(model, path, item)}</div>`;
    }),
    '',
  );

const occurrenceRow =
  (model: PackageModel, path: string, control: PackageControl) =>
  (one: PackageOccurrence): Html =>
    html`<tr>
      <th scope="row">
        ${occurrenceName(one)}<br /><span class="tag"
          >wording
          ${one.version}${control.versions.some((version) => version.version === one.version) ? nothing : html`, not shown`}</span
        >
      </th>
      <td>${performedText(one)}</td>
      <td>${stateMark(one.state)}</td>
      <td class="small">${evidenceOf(model, path, one)}${noteOf(path, one)}</td>
      ${AUDITOR_CELLS}
    </tr> `;

const LISTED_STATES: readonly OccurrenceState[] = ['missed', 'late', 'due', 'excused'];

const manyNote = (control: PackageControl, shown: number): string =>
  `${count(control.occurrences.length)} ${CADENCE_NAME[control.cadence]} occurrences: ${coverageText(stateCounts(control.occurrences))}. ${shown === 0 ? 'None was missed, late or excused.' : 'Those that were missed, late, excused or are due are listed.'} Each one is a row of the workbook (sheet Coverage). The empty rows are for the ones you pick.`;

const occurrences = (model: PackageModel, path: string, control: PackageControl, period: DateRange): Html => {
  const isLong = control.occurrences.length > EACH;
  const shown = isLong
    ? control.occurrences.filter((one) => LISTED_STATES.includes(one.state))
    : control.occurrences;
  return html`<section>
    <h2 id="occurrences">Occurrences in the period</h2>
    ${
      isLong
        ? html`<p class="note">${manyNote(control, shown.length)}</p>
            ${LEGEND}${coverageGrid([control], period, null)}
            <h3>One by one</h3>`
        : html`<p class="note">
            Judged by the days the evidence speaks about. Each names the wording it ran under.
          </p>`
    }${table('by-occurrence', ['Occurrence', 'Performed', 'State', 'Evidence'], shown.map(occurrenceRow(model, path, control)))}
  </section>`;
};

const byItem = (model: PackageModel, path: string, evidence: readonly PackageEvidence[]): Html => {
  const row = (one: PackageEvidence): Html =>
    html`<tr>
      <th scope="row">${recordLink(model, path, one)}</th>
      <td>
        ${titleCell(model, one)}${one.pointOfFocusIds.length > 0 ? html`<br /><span class="ids soft small">${one.pointOfFocusIds.join(', ')}</span>` : nothing}
      </td>
      <td>${effectiveCell(model, one)}</td>
      <td class="small">${openLinks(model, path, one)}</td>
      ${AUDITOR_CELLS}
    </tr> `;
  return table('by-item', ['Evidence', 'What it is', 'Effective', 'File'], evidence.map(row));
};

const events = (
  model: PackageModel,
  path: string,
  control: PackageControl,
  evidence: readonly PackageEvidence[],
  period: DateRange,
): Html => {
  const days = control.eventDays;
  const populations = model.populationsOf(control.id);
  return html`<section>
    <h2 id="occurrences">Operation in the period</h2>
    <p class="note">
      ${
        control.cadence === 'per-event'
          ? html`It runs when something happens: only a population lists every
            event.${
              populations.length > 0
                ? html` ${join(
                    populations.map((one) => link(path, `40_populations/${one.id}.html`, one.id)),
                    ', ',
                  )}.`
                : nothing
            } `
          : nothing
      }One
      row for each evidence item of this control, and empty rows for what you pick yourself.
    </p>
    ${
      days.length > 0
        ? html`<p class="small note">
              Days with evidence, by month; first ${day(days[0] ?? period.from)}, last
              ${day(days.at(-1) ?? period.to)}.
            </p>
            ${coverageGrid([control], period, null)}
            <h3>One by one</h3>`
        : nothing
    }${byItem(model, path, evidence)}
  </section>`;
};

/** True when the evidence of the control stands in the rows already, each once. */
export const listsEachItem = (model: PackageModel, control: PackageControl): boolean =>
  model.content.examined.type === 2 && control.occurrences.length === 0;

/** Empty for a package about one day. */
export const operationSection = (model: PackageModel, path: string, control: PackageControl): Html => {
  const { examined } = model.content;
  if (examined.type === 1) return nothing;
  return control.occurrences.length > 0
    ? occurrences(model, path, control, examined.period)
    : events(model, path, control, model.evidenceOfControl(control.id), examined.period);
};
