// Takes a kit in: first what each entry would change, then, when somebody has looked at it, what they chose: all of that in
// one change or nothing. What differs is never changed unless it was chosen by its key.
import type { Input } from '../../shared/contract';
import type { KitChange, KitLook, KitTaken } from '../../shared/domain/kit';
import { UserError } from '../../shared/errors';
import type { Sha256 } from '../../shared/ids';
import type { CalendarDate } from '../../shared/period';
import { rememberingStatements } from '../db/remembering-statements';
import { goOnOrStop, type Job } from '../environment';
import type { OpenVault } from '../vault/open-vault';
import type { Kit } from './kit-json';
import { planControls } from './plan-controls';
import { planMappings, planViews } from './plan-lists';
import { planPolicies, planQuestionnaires, planWords } from './plan-texts';
import type { PlannedEntry } from './planned-entry';
import { readKit } from './read-kit';

const planKit = (vault: OpenVault, kit: Kit, sha256: Sha256, on: CalendarDate): PlannedEntry[] => {
  const { planned, meant } = planControls(vault.db, kit.controls, on);
  return [
    ...planned,
    ...planWords(vault, kit.policyWords),
    ...planPolicies({ vault, on }, kit.policies, kit.policyWords, meant),
    ...planQuestionnaires({ vault, on }, kit.questionnaires),
    ...planMappings(vault, kit.listMappings, sha256),
    ...planViews(vault, kit.views),
  ];
};

/** Those that were named; everything that is new where none is. @throws UserError kit.unknown-entry, kit.entry-refused */
const chosenOf = (planned: readonly PlannedEntry[], take: readonly string[] | null): PlannedEntry[] => {
  if (take === null) return planned.filter(({ row }) => row.change === 'new');
  const wanted = new Set(take);
  const known = new Set(planned.map(({ row }) => row.key));
  if (take.some((key) => !known.has(key)))
    throw new UserError('kit.unknown-entry', { key: nameable(take, known) });
  const chosen = planned.filter(({ row }) => wanted.has(row.key));
  const refused = chosen.find(({ row }) => row.change === 'refused');
  if (refused !== undefined) throw new UserError('kit.entry-refused', { key: refused.row.key });
  return chosen;
};

/** A key that somebody typed may be anything: only one of the form of ours is said in an error. */
const nameable = (take: readonly string[], known: ReadonlySet<string>): string => {
  const unknown = take.find((key) => !known.has(key)) ?? '';
  return /^(?:CTL-\d{3,6}|(?:policy|questionnaire|mapping|view):\d{1,4}|word:[a-z0-9_]{1,60})$/.test(unknown)
    ? unknown
    : '?';
};

const lookOf = (
  planned: readonly PlannedEntry[],
  sha256: Sha256,
  applied: boolean,
  taken: KitTaken[],
): KitLook => {
  const count = (change: KitChange): number => planned.filter(({ row }) => row.change === change).length;
  return {
    rows: planned.map(({ row }) => row),
    counts: { new: count('new'), same: count('same'), differs: count('differs'), refused: count('refused') },
    ...{ sha256, applied, taken },
  };
};

export type KitToApply = Omit<Input<'kit', 'apply'>, 'file'> & { readonly path: string };

/**
 * Says what each entry of the kit would change and, with `apply`, takes the chosen ones in.
 * @throws UserError kit.not-a-kit, kit.newer, table.not-readable, table.too-large, job.cancelled, and with `apply`
 * table.changed-since-preview, kit.unknown-entry, kit.entry-refused, member.not-allowed
 */
export const applyKit = async (
  vault: OpenVault,
  { path, take, on, apply, sha256: lookedAt }: KitToApply,
  job: Job,
): Promise<KitLook> => {
  if (apply) vault.requireMay('kit.applied');
  const { kit, sha256 } = await readKit(path);
  if (apply && sha256 !== lookedAt) throw new UserError('table.changed-since-preview');
  goOnOrStop(job);
  const planned = planKit(vault, kit, sha256, on);
  if (!apply) return lookOf(planned, sha256, false, []);
  const chosen = chosenOf(planned, take).flatMap(({ row, write }) =>
    write === null || row.effect === null ? [] : [{ key: row.key, how: row.effect, write }],
  );
  if (chosen.length === 0) return lookOf(planned, sha256, true, []);
  const taken = vault.write((given) => {
    const change = { ...given, db: rememberingStatements(given.db) };
    const soFar = new Map<string, string>();
    const done = chosen.map(({ key, how, write }, at): KitTaken => {
      if (at % 200 === 0) job.progress({ phase: 'writing', done: at, total: chosen.length, unit: 'items' });
      const id = write(change, soFar);
      soFar.set(key, id);
      return { key, id, how };
    });
    change.record('kit.applied', vault.vaultId, { sha256, taken: done });
    return done;
  });
  return lookOf(planned, sha256, true, taken);
};
