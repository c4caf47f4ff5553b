// What becomes of each row of the intake table, what keeps it from being added (blockers), and what a person
// may want to look at first (cautions and flags). Pure.
import type { FileRef } from '../../../shared/contract';
import type { InspectedFile } from '../../../shared/calls/intake';
import { COUNTING_STATES, type EvidenceState, type FileFlag } from '../../../shared/domain/evidence';
import type { EvidenceId, FileToken, Sha256 } from '../../../shared/ids';
import { dateVerdict, type ExaminedTime } from '../../../shared/period';
import { isPlainlyVisible } from '../../../shared/visible-text';
import { effectiveOf, type IntakeRow } from './intake-draft';
import { countsFor } from './intake-occurrence';

/** What is known of an item that rows may belong to. */
export interface KnownItem {
  readonly id: EvidenceId;
  readonly title: string;
  readonly state: EvidenceState;
  readonly versionCount: number;
}

/** What was found out about the files by looking at them; grows while they are looked at. */
export interface Looks {
  readonly files: ReadonlyMap<FileToken, InspectedFile>;
  readonly items: ReadonlyMap<EvidenceId, KnownItem>;
}
export const NO_LOOKS: Looks = { files: new Map(), items: new Map() };

export type IntakeBlocker =
  | 'is-folder'
  | 'empty-file'
  | 'unreadable'
  | 'no-title'
  | 'dates-reversed'
  | 'no-item'
  | 'no-date'
  | 'no-control';
export type IntakeCaution =
  | 'outside-before'
  | 'outside-after'
  | 'partly-inside'
  | 'undated'
  | 'same-name'
  | 'hidden-characters'
  | 'not-for-occurrence'
  | 'partly-known'
  | 'no-control';
export type RowFate = 'add' | 'version' | 'link' | 'leave';

/** The same bytes: in items of the vault, or in a row further up. */
export type SameBytesAs =
  | { readonly in: 'vault'; readonly ids: readonly EvidenceId[] }
  | { readonly in: 'table'; readonly key: string; readonly name: string };

export interface Assessment {
  readonly blockers: readonly IntakeBlocker[];
  readonly cautions: readonly IntakeCaution[];
  readonly flags: readonly FileFlag[];
  readonly fate: RowFate;
  readonly same: SameBytesAs | null;
  /** False while its files are being looked at. */
  readonly isLookedAt: boolean;
}

/** What is to be known of all rows before one can be assessed. */
export interface Surroundings {
  readonly names: ReadonlyMap<string, number>;
  /** Which row holds these bytes first. */
  readonly firstWith: ReadonlyMap<Sha256, IntakeRow>;
  readonly looks: Looks;
  readonly examined: ExaminedTime | null;
}

/** Names compare as file systems without letter case would see them. */
const sameNameKey = (file: FileRef): string => {
  const known = nameKeys.get(file);
  if (known !== undefined) return known;
  const key = file.name.normalize('NFC').toLowerCase();
  nameKeys.set(file, key);
  return key;
};
/** Asked for every file at every letter that is typed. */
const nameKeys = new WeakMap<FileRef, string>();

export const surroundingsOf = (
  rows: readonly IntakeRow[],
  looks: Looks,
  examined: ExaminedTime | null,
): Surroundings => {
  const names = new Map<string, number>();
  const firstWith = new Map<Sha256, IntakeRow>();
  for (const row of rows)
    for (const file of row.files) {
      const key = sameNameKey(file);
      names.set(key, (names.get(key) ?? 0) + 1);
      const sha256 = looks.files.get(file.token)?.sha256 ?? null;
      if (sha256 !== null && !firstWith.has(sha256)) firstWith.set(sha256, row);
    }
  return { names, firstWith, looks, examined };
};

/** Items that hold these bytes and count; one that was withdrawn is no reason to leave a file out. */
const standingIn = (look: InspectedFile | undefined, looks: Looks): readonly EvidenceId[] =>
  (look?.alreadyIn ?? []).filter((id) => {
    const item = looks.items.get(id);
    return item === undefined || COUNTING_STATES.includes(item.state);
  });

/** Only when that is so of every file of the row: with one new file it is something new. */
const sameBytesAs = (row: IntakeRow, { looks, firstWith }: Surroundings): SameBytesAs | null => {
  const found = row.files.map((file) => looks.files.get(file.token));
  const [firstLook] = found;
  if (firstLook === undefined) return null;
  const inVault = found.map((look) => standingIn(look, looks));
  const ids = inVault[0] ?? [];
  if (inVault.every((one) => one.length > 0)) return { in: 'vault', ids };
  const before = found.map((look) =>
    look?.sha256 === undefined || look.sha256 === null ? undefined : firstWith.get(look.sha256),
  );
  const [first] = before;
  return first !== undefined && before.every((one) => one !== undefined && one.key !== row.key)
    ? { in: 'table', key: first.key, name: first.files[0].name }
    : null;
};

/** The item in the vault that holds all files of a row, the one that counts; null when there is none. */
export const knownAs = (row: IntakeRow, looks: Looks): EvidenceId | null => {
  const held = row.files.map((file) => standingIn(looks.files.get(file.token), looks));
  return held[0]?.find((id) => held.every((ids) => ids.includes(id))) ?? null;
};

const isReversed = (row: IntakeRow): boolean =>
  row.effectiveFrom !== null && row.effectiveTo !== null && row.effectiveFrom > row.effectiveTo;

const fateOf = (row: IntakeRow, same: SameBytesAs | null): RowFate =>
  row.action === 'auto' ? (same === null ? 'add' : 'leave') : row.action;

const blockersOf = (row: IntakeRow, fate: RowFate, looks: Looks): readonly IntakeBlocker[] => {
  if (fate === 'leave') return [];
  const blockers: IntakeBlocker[] = [];
  if (fate !== 'add' && row.itemId === null) blockers.push('no-item');
  // What answers a request is asked for; a control can follow.
  const hasLinks = row.controlIds.length > 0 || row.pointOfFocusIds.length > 0 || row.requestId !== null;
  if (fate === 'link') return hasLinks ? blockers : [...blockers, 'no-control'];
  const found = row.files.flatMap((file) => looks.files.get(file.token) ?? []);
  if (row.files.some((file) => file.isFolder)) blockers.push('is-folder');
  else if (found.some((look) => look.problem !== null && look.problem !== 'evidence.file-empty'))
    blockers.push('unreadable');
  // The one is by the file system, before anybody has looked; the other by what was read.
  else if (row.files.some((file) => file.sizeBytes === 0) || found.some((look) => look.problem !== null))
    blockers.push('empty-file');
  if (row.title.trim() === '') blockers.push('no-title');
  if (isReversed(row)) blockers.push('dates-reversed');
  else if (effectiveOf(row) === null && !row.isUndatedMeant) blockers.push('no-date');
  if (fate === 'add' && !hasLinks && !row.isUnlinkedMeant) blockers.push('no-control');
  return blockers;
};

const cautionsOf = (
  row: IntakeRow,
  fate: RowFate,
  { names, examined, looks }: Surroundings,
): readonly IntakeCaution[] => {
  if (fate === 'leave' || fate === 'link') return [];
  const cautions: IntakeCaution[] = [];
  const effective = effectiveOf(row);
  if (effective !== null && examined !== null) {
    const verdict = dateVerdict(effective, examined);
    if (verdict === 'outside-before' || verdict === 'outside-after' || verdict === 'partly-inside')
      cautions.push(verdict);
  }
  if (row.files.some((file) => (names.get(sameNameKey(file)) ?? 0) > 1)) cautions.push('same-name');
  if (row.files.some((file) => !isPlainlyVisible(file.name))) cautions.push('hidden-characters');
  const isOfNoUse = row.occurrences.some(
    (one) =>
      row.controlIds.includes(one.controlId) && effective !== null && countsFor(effective, one) === 'no',
  );
  if (isOfNoUse) cautions.push('not-for-occurrence');
  const known = row.files.filter((file) => standingIn(looks.files.get(file.token), looks).length > 0);
  if (known.length > 0 && known.length < row.files.length) cautions.push('partly-known');
  // What somebody has said themselves comes last.
  if (effective === null && !isReversed(row) && row.isUndatedMeant) cautions.push('undated');
  if (fate === 'add' && row.controlIds.length === 0 && row.isUnlinkedMeant) cautions.push('no-control');
  return cautions;
};

export const assess = (row: IntakeRow, around: Surroundings): Assessment => {
  const { looks } = around;
  const same = sameBytesAs(row, around);
  const fate = fateOf(row, same);
  const flags = new Set(row.files.flatMap((file) => looks.files.get(file.token)?.flags ?? []));
  flags.delete('empty');
  return {
    blockers: blockersOf(row, fate, looks),
    cautions: cautionsOf(row, fate, around),
    flags: fate === 'leave' || fate === 'link' ? [] : [...flags],
    fate,
    same,
    isLookedAt: row.files.every((file) => file.isFolder || looks.files.has(file.token)),
  };
};
