// The grid of occurrences by month: one row for each control. A quarterly occurrence reaches over its
// months; what comes more often than monthly is counted by the month it is due in.
import type { CalendarDate, DateRange } from '../../../shared/period';
import type { PackageControl, PackageOccurrence } from '../package-content';
import { stateCounts, STATES_BY_WEIGHT, statesText } from './coverage-words';
import { count, day, monthName } from './formats';
import { type Html, html, join, nothing } from './html';
import { stateMark, stateShape } from './state-shapes';
import { STATE_WORD } from './coverage-words';

const monthOf = (date: string): string => date.slice(0, 7);

/** `2025-10`, `2025-11` … */
export const monthsOf = ({ from, to }: DateRange): string[] => {
  const months: string[] = [];
  let year = Number(from.slice(0, 4));
  let month = Number(from.slice(5, 7));
  for (;;) {
    const name = `${String(year)}-${String(month).padStart(2, '0')}`;
    if (name > monthOf(to)) return months;
    months.push(name);
    month += 1;
    if (month === 13) {
      month = 1;
      year += 1;
    }
  }
};

interface Span {
  readonly first: number;
  readonly last: number;
  readonly occurrence: PackageOccurrence;
}

/** The columns each occurrence takes, or null where two would need the same one. */
const spansOf = (occurrences: readonly PackageOccurrence[], months: readonly string[]): Span[] | null => {
  const spans: Span[] = [];
  for (const occurrence of occurrences) {
    const before = spans.at(-1)?.last ?? -1;
    const first = Math.max(months.indexOf(monthOf(occurrence.from)), before + 1);
    const last = Math.max(months.indexOf(monthOf(occurrence.to)), 0);
    if (first > last) return null;
    spans.push({ first, last, occurrence });
  }
  return spans;
};

/** Without the year where the head of the column says it. */
const shortDay = (date: CalendarDate, month: string): string =>
  date.startsWith(month.slice(0, 4)) ? day(date).replace(/ \d{4}$/, '') : day(date);

const whenOf = (one: PackageOccurrence, month: string): string => {
  if (one.servedOn !== null) return shortDay(one.servedOn, month);
  return one.state === 'missed' || one.state === 'due' || one.state === 'not-due'
    ? `due ${shortDay(one.to, month)}`
    : '';
};

const occurrenceCell = ({ first, last, occurrence }: Span, months: readonly string[]): Html => {
  const when = whenOf(occurrence, months[last] ?? '');
  return html`<td colspan="${last - first + 1}" class="slot">
    ${stateMark(occurrence.state)}${when === '' ? nothing : html`<span class="when">${when}</span>`}
  </td>`;
};

const gapCell = (columns: number): Html =>
  columns === 0 ? nothing : html`<td colspan="${columns}" class="slot"></td>`;

const spanCells = (spans: readonly Span[], months: readonly string[]): Html => {
  let at = 0;
  const cells: Html[] = [];
  for (const span of spans) {
    cells.push(gapCell(span.first - at), occurrenceCell(span, months));
    at = span.last + 1;
  }
  return join([...cells, gapCell(months.length - at)], '');
};

const monthCells = (occurrences: readonly PackageOccurrence[], months: readonly string[]): Html => {
  const byMonth = Map.groupBy(occurrences, (one) => monthOf(one.to));
  return join(
    months.map((month) => {
      const counts = stateCounts(byMonth.get(month) ?? []);
      const heaviest = STATES_BY_WEIGHT.find((state) => counts[state] > 0);
      return heaviest === undefined
        ? html`<td class="slot"></td>`
        : html`<td class="slot">
            <span class="st ${heaviest}"
              >${stateShape(heaviest)}<span class="when">${statesText(counts)}</span></span
            >
          </td>`;
    }),
    '',
  );
};

const eventCells = (control: PackageControl, months: readonly string[]): Html => {
  const byMonth = Map.groupBy(control.eventDays, monthOf);
  return join(
    months.map((month) => {
      const days = byMonth.get(month)?.length ?? 0;
      return html`<td class="slot${days === 0 ? ' soft' : ''}">${count(days)}</td>`;
    }),
    '',
  );
};

/** The cells of one control, as many columns as there are months. */
const cells = (control: PackageControl, months: readonly string[]): Html => {
  if (control.occurrences.length === 0)
    return control.cadence === 'per-event' || control.cadence === 'continuous'
      ? eventCells(control, months)
      : html`<td colspan="${months.length}" class="slot soft">${STATE_WORD['not-expected']}</td>`;
  const spans = spansOf(control.occurrences, months);
  return spans === null ? monthCells(control.occurrences, months) : spanCells(spans, months);
};

/** `head` fills the first column of a row. */
export const coverageGrid = (
  controls: readonly PackageControl[],
  period: DateRange,
  head: ((control: PackageControl) => Html) | null,
): Html => {
  const months = monthsOf(period);
  return html`<div class="wrap">
    <table class="grid${head === null ? ' alone' : ''}">
      <thead>
        <tr>
          ${head === null ? nothing : html`<th scope="col" class="who">Control</th>`}${months.map(
            (month) =>
              html`<th scope="col">
                ${join(
                  monthName(month)
                    .split(' ')
                    .map((part) => html`${part}`),
                  '<br>',
                )}
              </th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${controls.map(
          (control) =>
            html`<tr>
              ${head === null ? nothing : head(control)}${cells(control, months)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
};
