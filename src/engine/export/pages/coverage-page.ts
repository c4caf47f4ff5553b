// Which occurrences the examined time asks for and what evidence there is for each: the overview over all
// controls. Above 150 controls the grids go to one page for each series.
import type { SeriesId } from '../../../shared/ids';
import type { DateRange } from '../../../shared/period';
import type { PackageControl } from '../package-content';
import type { PackageModel } from '../package-model';
import { coverageGrid } from './coverage-grid';
import {
  controlCoverageText,
  coverageText,
  expectedCount,
  notOnTime,
  occurrenceName,
  performedText,
  stateCounts,
} from './coverage-words';
import { CADENCE_NAME, count, counted } from './formats';
import { type Html, html, nothing } from './html';
import { link, type Page, relative } from './layout';
import { LEGEND, SHAPES, stateMark } from './state-shapes';

export const COVERAGE_PATH = '02_index/coverage.html';
const ON_ONE_PAGE = 150;
const LISTED = 200;

/** Of packages over a period; a day has no occurrences to count. */
export const hasCoverage = (model: PackageModel): boolean => model.content.examined.type === 2;

const head =
  (path: string) =>
  (control: PackageControl): Html =>
    html`<th scope="row" class="who">
      ${link(path, `20_controls/${control.id}.html`, control.id)} ${control.title}
      <span class="tag">${CADENCE_NAME[control.cadence]} · ${controlCoverageText(control)}</span>
    </th>`;

const HOW = html`<p class="note">
  Judged by the days the evidence speaks about, never by when a file was taken in. Missed and late stay so,
  whatever came later. For controls per event and continuous ones the figure is the number of days with
  evidence in the month: only a population lists every event. The states are management’s arithmetic on the
  day of the build; they are no test.
</p>`;

const lateTable = (model: PackageModel): Html => {
  const all = notOnTime(model);
  if (all.length === 0) return nothing;
  const shown = all.slice(0, LISTED);
  return html`<section>
    <h2 id="not-on-time">Missed and late</h2>
    <div class="wrap">
      <table>
        <thead>
          <tr>
            <th scope="col">Control</th>
            <th scope="col">Occurrence</th>
            <th scope="col">State</th>
            <th scope="col">Performed</th>
            <th scope="col">Exception</th>
          </tr>
        </thead>
        <tbody>
          ${shown.map(
            ({ control, occurrence }) =>
              html`<tr>
                <th scope="row">
                  ${link(COVERAGE_PATH, `20_controls/${control.id}.html`, control.id)} ${control.title}
                </th>
                <td>${occurrenceName(occurrence)}</td>
                <td>${stateMark(occurrence.state)}</td>
                <td>${performedText(occurrence)}</td>
                <td>
                  ${occurrence.exceptionId === null ? html`<span class="tag">none recorded</span>` : link(COVERAGE_PATH, `60_exceptions/exceptions.html#${occurrence.exceptionId}`, occurrence.exceptionId)}
                </td>
              </tr> `,
          )}
        </tbody>
      </table>
    </div>
    ${all.length > shown.length ? html`<p class="note">The first ${count(shown.length)} of ${count(all.length)}; all are in the sheet Coverage of the workbook.</p>` : nothing}
  </section>`;
};

/** By the first criterion of each control, in the order of the catalog. */
const bySeries = (
  model: PackageModel,
): { readonly id: SeriesId; readonly name: string; readonly controls: PackageControl[] }[] => {
  const groups = Map.groupBy(model.content.controls, (control) => {
    const mapped = new Set(model.criteriaOfControl(control));
    return model.criteria.find((one) => mapped.has(one.id))?.series;
  });
  return model.content.catalog.series.flatMap(({ id, name }) => {
    const controls = groups.get(id) ?? [];
    return controls.length === 0 ? [] : [{ id, name, controls }];
  });
};

const seriesPath = (id: SeriesId): string => `02_index/coverage/${id}.html`;

const seriesTable = (model: PackageModel): Html =>
  html`<section>
    <h2>By series</h2>
    <div class="wrap">
      <table>
        <thead>
          <tr>
            <th scope="col">Series</th>
            <th scope="col" class="num">Controls</th>
            <th scope="col">Occurrences</th>
          </tr>
        </thead>
        <tbody>
          ${bySeries(model).map(
            ({ id, name, controls }) =>
              html`<tr>
                <th scope="row">
                  <a href="${relative(COVERAGE_PATH, seriesPath(id))}">${id} ${name}</a>
                </th>
                <td class="num">${count(controls.length)}</td>
                <td>${coverageText(stateCounts(controls.flatMap((one) => one.occurrences)))}</td>
              </tr> `,
          )}
        </tbody>
      </table>
    </div>
  </section>`;

const seriesPages = (model: PackageModel, period: DateRange): Page[] =>
  bySeries(model).map(({ id, name, controls }) => {
    const path = seriesPath(id);
    return {
      path,
      title: `Coverage of ${id}`,
      body: html`${SHAPES}
        <h1>Coverage: ${id} ${name}</h1>
        <p class="lead">${coverageText(stateCounts(controls.flatMap((one) => one.occurrences)))}.</p>
        <p class="note">A control stands with the series of its first criterion.</p>
        ${LEGEND}${coverageGrid(controls, period, head(path))}`,
      crumb: link(path, COVERAGE_PATH, 'Coverage', ''),
      landscape: true,
      within: COVERAGE_PATH,
    };
  });

export const coveragePages = (model: PackageModel): Page[] => {
  const { controls, examined } = model.content;
  if (examined.type === 1) return [];
  const counts = stateCounts(controls.flatMap((one) => one.occurrences));
  const isLong = controls.length > ON_ONE_PAGE;
  const body = html`${SHAPES}
    <h1>Coverage of the period</h1>
    <p class="lead">
      ${expectedCount(counts) === 0 ? 'No occurrence of a control is scheduled in the period.' : `${coverageText(counts)}, of ${counted(controls.length, 'control')}.`}
    </p>
    ${HOW}${
      isLong
        ? html`${lateTable(model)}${seriesTable(model)}`
        : html`${LEGEND}${coverageGrid(controls, examined.period, head(COVERAGE_PATH))}${lateTable(model)}`
    }`;
  return [
    { path: COVERAGE_PATH, title: 'Coverage', body, landscape: true },
    ...(isLong ? seriesPages(model, examined.period) : []),
  ];
};
