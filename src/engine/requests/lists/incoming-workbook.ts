// Our own list, filled in, as something that came back from the auditor: what it answers, who says it, its rows and picks.
import type { ListLook, ListMapping } from '../../../shared/domain/request-list';
import { UserError } from '../../../shared/errors';
import { engagementId, numberOf, PopulationId } from '../../../shared/ids';
import { type CalendarDate, type Instant } from '../../../shared/period';
import { MOST_PICKS } from '../../../shared/domain/population';
import type { ReadableDb } from '../../db/handles';
import { getEngagement } from '../../engagement';
import { readSheetFile, type SheetFile } from '../../tables';
import type { OpenVault } from '../../vault/open-vault';
import type { Incoming, IncomingPicks, IncomingRow } from '../responses/incoming';
import { dayIn } from './filled-cells';
import { planFilled } from './plan-filled';
import { type FilledList, type FilledPick, readFilled } from './read-filled';
import { COMMENT_TITLE, FIELD_TITLES, ID_TITLE, STATUS_TITLE } from './requests-workbook';
import { oneLine } from './sheet-grid';
import { findSheet } from './sheet-rows';

interface ReadPicks {
  readonly picks: IncomingPicks[];
  readonly refused: { readonly pick: FilledPick; readonly problem: string }[];
}

const readPicks = (db: ReadableDb, list: FilledList, on: CalendarDate, isOfRound: boolean): ReadPicks => {
  const refused: ReadPicks['refused'] = [];
  const rows = new Map<PopulationId, FilledPick[]>();
  for (const pick of list.picks) {
    const id = PopulationId.safeParse(pick.population.toUpperCase()).data;
    const isKnown =
      id !== undefined &&
      db.prepare('SELECT 1 FROM population WHERE number = ?').get(numberOf(id)) !== undefined;
    if (!isKnown) refused.push({ pick, problem: `“${pick.population.slice(0, 40)}” is no population here.` });
    else if (!/^0*[1-9]\d{0,8}$/.test(pick.picked) || Number(pick.picked) < 2)
      refused.push({ pick, problem: `“${pick.picked.slice(0, 40)}” is no row of a list.` });
    // A package says which list its numbers count in; another one may stand under the same number by now.
    else if (isOfRound && !list.populations.has(id))
      refused.push({ pick, problem: `It does not say which list of ${id} the package has.` });
    else rows.set(id, [...(rows.get(id) ?? []), pick]);
  }
  const picks = [...rows].flatMap(([id, all]): IncomingPicks[] => {
    if (all.length > MOST_PICKS) {
      for (const pick of all)
        refused.push({ pick, problem: `More than ${String(MOST_PICKS)} rows are picked.` });
      return [];
    }
    const remarks = all.filter((one) => one.remark !== '').map((one) => `Row ${one.picked}: ${one.remark}`);
    return [
      {
        ...{ id, listSha256: list.populations.get(id) ?? null, pickedOn: on, attributes: [] },
        rows: [...new Set(all.map((one) => Number(one.picked)))],
        note: remarks.join('\n').slice(0, 10_000),
      },
    ];
  });
  return { picks, refused };
};

const refusedPicks = (list: FilledList, { refused }: ReadPicks): IncomingRow[] => {
  const last = Math.max(1, ...list.rows.map((one) => one.row));
  return refused.map(({ pick, problem }, at) => ({
    shown: {
      ...{ row: last + at + 1, what: 'refused', requestId: null, reference: pick.population.slice(0, 300) },
      ...{
        title: `Sheet “Picks”, row ${String(pick.row)}`,
        changes: [],
        conflicts: [],
        comments: 0,
        problem,
      },
    },
    apply: null,
  }));
};

/**
 * A list of ours that was filled in; null for a file that is none.
 * @param proveSigned nobody needs to sign a workbook; who did not is another than who did, whatever they call themselves
 * @throws UserError table.not-readable, table.too-large, request.list-not-ours (the vault knows no list of its number),
 * and what `proveSigned` throws
 */
export const incomingWorkbook = async (
  vault: OpenVault,
  path: string,
  proveSigned: (answers: Incoming['answers'], bytes: Uint8Array) => Promise<Incoming['signature']>,
): Promise<Incoming | null> => {
  const file = await readSheetFile(path);
  const list = await readFilled(file);
  if (list === null) return null;
  const sheet = findSheet(vault.db, list.uuid);
  if (sheet === null) throw new UserError('request.list-not-ours');
  const { firm: known } = getEngagement(vault, engagementId(sheet.engagement));
  const firm = list.by.firm === '' ? known : list.by.firm;
  const author = [list.by.name, firm, 'The auditor'].find((one) => one !== '') ?? '';
  const now = vault.environment.now();
  const today = now.slice(0, 10) as CalendarDate;
  const stated = dayIn(list.by.on);
  // A day that has not come makes nothing happen then.
  const on = stated !== null && stated > today ? today : stated;
  const picks = readPicks(vault.db, list, on ?? today, sheet.round !== null);
  const signature = await proveSigned(sheet.round, file.bytes);
  const filling = { sheet, rows: list.rows, author, key: signature.key, on };
  return {
    form: 'workbook',
    bytes: file.bytes,
    sha256: file.sha256,
    uuid: list.uuid,
    engagement: sheet.engagement,
    answers: sheet.round,
    by: author,
    firm,
    madeAt: list.by.on,
    saidAt: on === null ? now : (`${on}T00:00:00Z` as Instant),
    signature,
    rows: (db) => [...planFilled(db, filling), ...refusedPicks(list, picks)],
    picks: picks.picks,
  };
};

/** For whoever looks at it as a list: there is nothing to map. */
export const lookAtOwnList = (list: FilledList, file: SheetFile): ListLook => {
  const fields = Object.entries(FIELD_TITLES).flatMap(([field, column]) =>
    field === 'answered' || field === 'evidence' || field === 'comments' ? [] : [{ field, column }],
  );
  const mapping: ListMapping = {
    ...{ sheet: file.isXlsx ? 'Requests' : null, headRow: 1, headRows: 1, dayFirst: false },
    ...{ columns: fields as ListMapping['columns'], statuses: [], kinds: [], priorities: [] },
  };
  const titles: Readonly<Record<string, (row: FilledList['rows'][number]) => string>> = {
    [ID_TITLE]: (row) => row.id,
    [STATUS_TITLE]: (row) => row.status,
    [COMMENT_TITLE]: (row) => row.comment,
    ...Object.fromEntries(
      Object.entries(FIELD_TITLES).map(([field, title]) => [
        title,
        (row: FilledList['rows'][number]) => row.cells[field as keyof typeof row.cells] ?? '',
      ]),
    ),
  };
  const shown = (text: string): string => oneLine(text).slice(0, 200);
  const heads = list.heads
    .map(oneLine)
    .filter((head) => head !== '')
    .slice(0, 200);
  const rows = list.rows.filter((row) => !row.isBlank && !row.isGuide);
  return {
    sheets: [...list.sheets],
    mapping,
    from: 'our-own-list',
    columns: heads.map((column) => ({
      column,
      samples: rows
        .map((row) => shown(titles[column]?.(row) ?? ''))
        .filter((text) => text !== '')
        .slice(0, 4),
    })),
    topRows: [
      heads,
      ...rows.slice(0, 29).map((row) => heads.map((head) => shown(titles[head]?.(row) ?? ''))),
    ],
    untranslated: [],
    sha256: file.sha256,
  };
};
