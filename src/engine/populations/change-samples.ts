// What is collected for picked rows: links of evidence to attributes, and the state of each row.
import type { SampleItem, SampleState } from '../../shared/domain/population';
import { UserError } from '../../shared/errors';
import { type EvidenceId, evidenceId, numberOf, populationId, type SampleItemId } from '../../shared/ids';
import type { ReadableDb, WritableDb } from '../db/handles';
import type { Change, OpenVault } from '../vault/open-vault';
import { findSample, partsOf, storedSample } from './selection-rows';

/**
 * What somebody says of a picked row. What is said as it is shown stands as it is stored.
 * @throws UserError use.unknown-sample, sample.no-evidence (collected, without evidence that counts for it)
 */
export const changeSample = (
  vault: OpenVault,
  id: SampleItemId,
  state: SampleState,
  note: string,
): SampleItem => {
  const shown = findSample(vault.db, id);
  if (shown.state === state && shown.note === note) return shown;
  vault.write(({ db, record }) => {
    const { state: stateBefore, note: noteBefore, isAnswered } = storedSample(db, id);
    if (state === 'collected' && !isAnswered) throw new UserError('sample.no-evidence', { id });
    const after = findSample(db, id).state === state ? stateBefore : state;
    const { population, number } = partsOf(id);
    db.prepare('UPDATE sample_item SET state = ?, note = ? WHERE population = ? AND number = ?').run(
      after,
      note,
      population,
      number,
    );
    record('sample.changed', populationId(population), {
      number,
      before: { state: stateBefore, note: noteBefore },
      after: { state: after, note },
    });
  });
  return findSample(vault.db, id);
};

interface Place {
  readonly id: SampleItemId;
  readonly attribute: string;
}

/** @throws UserError use.unknown-sample (also: its selection has no such attribute) */
const requireAttribute = (item: SampleItem, attribute: string): void => {
  if (!item.attributes.some((one) => one.attribute === attribute))
    throw new UserError('use.unknown-sample', { id: item.id, problem: 'attribute' });
};

/** Whether the row as a whole, or each of its attributes, is linked to something, whether that counts or not. */
const isAnswered = ({ attributes }: Pick<SampleItem, 'attributes'>): boolean => {
  const [whole, ...each] = attributes;
  return (
    (whole?.evidence.length ?? 0) > 0 || (each.length > 0 && each.every((one) => one.evidence.length > 0))
  );
};

const settleStates = (db: WritableDb, ids: readonly SampleItemId[], from: SampleState, to: SampleState) => {
  const set = db.prepare('UPDATE sample_item SET state = ? WHERE population = ? AND number = ?');
  return ids
    .map((id) => findSample(db, id))
    .filter(({ id }) => storedSample(db, id).state === from)
    .filter((item) => isAnswered(item) === (to === 'collected'))
    .map((item) => {
      const { population, number } = partsOf(item.id);
      set.run(to, population, number);
      return number;
    });
};

/** By population, because the journal tells of each by itself; equal places once. */
const byPopulation = (places: readonly Place[]): Map<number, Place[]> => {
  const groups = new Map<number, Map<string, Place>>();
  for (const place of places) {
    const { population } = partsOf(place.id);
    const group = groups.get(population) ?? new Map<string, Place>();
    groups.set(population, group.set(JSON.stringify([place.id, place.attribute]), place));
  }
  return new Map([...groups].map(([population, group]) => [population, [...group.values()]]));
};

const changeLinks = (
  { db, record }: Change,
  evidence: number,
  places: readonly Place[],
  reason: string | null,
): void => {
  const insert = db.prepare(
    `INSERT INTO sample_evidence (population, number, attribute, evidence, reason) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
  );
  const remove = db.prepare(
    'DELETE FROM sample_evidence WHERE population = ? AND number = ? AND attribute = ? AND evidence = ?',
  );
  for (const [population, group] of byPopulation(places)) {
    const changed = group.filter(({ id, attribute }) => {
      requireAttribute(findSample(db, id), attribute);
      const { number } = partsOf(id);
      const done =
        reason === null
          ? remove.run(population, number, attribute, evidence)
          : insert.run(population, number, attribute, evidence, reason);
      return done.changes > 0;
    });
    if (changed.length === 0) continue;
    const ids = [...new Set(changed.map((one) => one.id))];
    const told = {
      evidence: evidenceId(evidence),
      items: changed.map(({ id, attribute }) => ({ number: partsOf(id).number, attribute })),
    };
    if (reason === null)
      record('sample.unlinked', populationId(population), {
        ...told,
        selected: settleStates(db, ids, 'collected', 'selected'),
      });
    else
      record('sample.linked', populationId(population), {
        ...told,
        reason,
        collected: settleStates(db, ids, 'selected', 'collected'),
      });
  }
};

/** Whether any of the places would change; a change that changes nothing is not begun. */
const hasEffect = (vault: OpenVault, evidence: number, places: readonly Place[], adds: boolean): boolean => {
  const there = vault.db.prepare(
    'SELECT 1 FROM sample_evidence WHERE population = ? AND number = ? AND attribute = ? AND evidence = ?',
  );
  return places.some(({ id, attribute }) => {
    requireAttribute(findSample(vault.db, id), attribute);
    const { population, number } = partsOf(id);
    return (there.get(population, number, attribute, evidence) === undefined) === adds;
  });
};

/** @throws UserError use.unknown-evidence, evidence.state */
const proveNotWithdrawn = (db: ReadableDb, id: EvidenceId): void => {
  const row = db.prepare('SELECT withdrawn_at FROM evidence WHERE number = ?').get(numberOf(id)) as
    { withdrawn_at: string | null } | undefined;
  if (row === undefined) throw new UserError('use.unknown-evidence', { id });
  if (row.withdrawn_at !== null) throw new UserError('evidence.state', { id, state: 'withdrawn' });
};

/**
 * Links one item to many rows and attributes ('' is the row as a whole); what is linked already keeps its
 * reason. A row that is answered with it becomes collected.
 * @throws UserError use.unknown-evidence, use.unknown-sample, evidence.state (withdrawn)
 */
export const linkSamples = (
  vault: OpenVault,
  id: EvidenceId,
  places: readonly Place[],
  reason: string,
): void => {
  const evidence = numberOf(id);
  proveNotWithdrawn(vault.db, id);
  if (!hasEffect(vault, evidence, places, true)) return;
  vault.write((change) => {
    // Again: somebody else may have withdrawn it since.
    proveNotWithdrawn(change.db, id);
    changeLinks(change, evidence, places, reason);
  });
};

/**
 * Takes links away; a row that was collected and lacks something now is selected again.
 * @throws UserError use.unknown-sample
 */
export const unlinkSamples = (vault: OpenVault, id: EvidenceId, places: readonly Place[]): void => {
  const evidence = numberOf(id);
  if (!hasEffect(vault, evidence, places, false)) return;
  vault.write((change) => changeLinks(change, evidence, places, null));
};
