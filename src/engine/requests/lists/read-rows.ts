// The rows of a firm's list, each with what it is: a request, the heading of a section, blank, or refused with a reason.
// None is passed over in silence.
import type { ListField } from '../../../shared/domain/request-list';
import type { MappedList } from './guess-mapping';
import { type ReadRequest, readRequestCells, type RowCells } from './read-cells';
import { oneLine } from './sheet-grid';

interface Common {
  /** As a spreadsheet counts. */
  readonly row: number;
}
export type ReadRow = Common &
  (
    | { readonly what: 'request'; readonly request: ReadRequest }
    | { readonly what: 'heading'; readonly text: string; readonly problem: string }
    | { readonly what: 'blank' }
    | {
        readonly what: 'refused';
        readonly reference: string;
        readonly text: string;
        readonly problem: string;
      }
  );

const LONGEST_AREA = 300;
/** What stands alone under "Request" and is no sentence is the name of what follows. */
const LONGEST_HEADING = 100;
const TOTAL = /^(?:grand |sub ?)?(?:total|sum|count)s?\b/i;
const SHOWN = 300;

const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1)}…`;

interface Places {
  readonly byField: ReadonlyMap<ListField, readonly number[]>;
  readonly wording: readonly number[];
  readonly reference: readonly number[];
}

/** Read out of one cell: what stands in a second column of theirs is kept beside the request, under its own name. */
const ONE_CELL: ReadonlySet<ListField> = new Set([
  ...(['kind', 'priority', 'period', 'periodFrom', 'periodTo', 'requestedOn', 'dueOn'] as const),
]);

const placesOf = ({ mapping, columns }: MappedList): Places => {
  const byField = new Map<ListField, number[]>();
  for (const { column, field } of mapping.columns) {
    const at = columns.find((one) => one.name === column)?.at;
    if (field === 'ignored' || field === 'kept' || at === undefined) continue;
    if (ONE_CELL.has(field) && byField.has(field)) continue;
    byField.set(field, [...(byField.get(field) ?? []), at]);
  }
  return { byField, wording: byField.get('wording') ?? [], reference: byField.get('reference') ?? [] };
};

const isHeadAgain = (list: MappedList, row: number): boolean => {
  const { grid, columns, mapping } = list;
  const head = mapping.headRow - 1;
  const filled = columns.filter((one) => grid.own(row, one.at).trim() !== '');
  if (filled.length < 2) return false;
  return filled.every((one) => {
    const text = oneLine(grid.own(row, one.at));
    return Array.from({ length: mapping.headRows }, (_none, at) =>
      oneLine(grid.shown(head + at, one.at)),
    ).includes(text);
  });
};

const isHeading = (list: MappedList, places: Places, row: number, filled: readonly number[]): boolean => {
  const { grid } = list;
  const wording = places.wording.some((at) => grid.own(row, at).trim() !== '');
  if (grid.isMergedAcross(row) && (filled.length === 1 || !wording)) return true;
  const [only] = filled;
  if (filled.length !== 1 || only === undefined) return false;
  if (!wording) return only <= Math.min(...places.wording, Number.MAX_SAFE_INTEGER);
  // Without numbers of the firm's own, a line of its own may well be a request.
  const text = oneLine(grid.own(row, only));
  return places.reference.length > 0 && text.length <= LONGEST_HEADING && !/[.?!;]$/.test(text);
};

/** @throws nothing: what cannot be read is a refused row */
export const readRows = (list: MappedList): ReadRow[] => {
  const { grid, columns, mapping } = list;
  const places = placesOf(list);
  const mapped = new Set([...places.byField.values()].flat());
  const ignored = new Set(mapping.columns.filter((one) => one.field === 'ignored').map((one) => one.column));
  const others = columns.filter((one) => !mapped.has(one.at) && !ignored.has(one.name));
  let area = '';
  const readRow = (row: number): ReadRow => {
    const number = row + 1;
    const filled = Array.from({ length: grid.width }, (_none, at) => at).filter(
      (at) => grid.own(row, at).trim() !== '',
    );
    if (filled.length === 0) return { row: number, what: 'blank' };
    const whole = oneLine(filled.map((at) => grid.own(row, at)).join(' – '));
    if (isHeadAgain(list, row))
      return {
        row: number,
        what: 'heading',
        text: cut(whole, SHOWN),
        problem: 'The head of the list again.',
      };
    const first = oneLine(grid.own(row, filled[0] ?? 0));
    const cells: RowCells = {
      texts: (field) => {
        const own = field === 'wording' || field === 'reference' || field === 'title';
        return (places.byField.get(field) ?? [])
          .map((at) => (own ? grid.own(row, at) : grid.shownDown(row, at)).trim())
          .filter((text) => text !== '');
      },
      name: (field) => columns.find((one) => places.byField.get(field)?.includes(one.at))?.name ?? '',
      others: others.flatMap((one) => {
        const value = grid.shownDown(row, one.at).trim();
        return value === '' ? [] : [{ column: one.name, value }];
      }),
    };
    const reference = cut(oneLine(cells.texts('reference').join(' ')), SHOWN);
    const refused = (problem: string): ReadRow => ({
      row: number,
      what: 'refused',
      reference,
      text: cut(whole, SHOWN),
      problem,
    });
    const hasReference = reference !== '' && TOTAL.exec(reference) === null;
    if (TOTAL.test(first) && !hasReference) return refused('It is a total and asks for nothing.');
    if (isHeading(list, places, row, filled)) {
      area = cut(whole, LONGEST_AREA);
      return { row: number, what: 'heading', text: area, problem: '' };
    }
    const read = readRequestCells(cells, mapping, grid.sheet.since1904, area);
    return typeof read === 'string' ? refused(read) : { row: number, what: 'request', request: read };
  };
  const from = mapping.headRow - 1 + mapping.headRows;
  return Array.from({ length: Math.max(0, grid.rowCount - from) }, (_none, at) => readRow(from + at));
};
