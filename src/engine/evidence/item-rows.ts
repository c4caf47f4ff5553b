// What holds for an item whatever its version, as rows and as the journal tells of it.
import type { EvidenceFacts, ItemFacts, VersionFacts } from '../../shared/domain/evidence';
import type { CalendarDate } from '../../shared/period';
import type { ReadableDb, WritableDb } from '../db/handles';
import { eachOnce } from './version-rows';

/** Of what is taken in: what is left out is not stated. */
export const itemFactsOf = (facts: EvidenceFacts): ItemFacts => ({
  kind: facts.kind ?? 'other',
  owner: facts.owner ?? '',
  tags: eachOnce(facts.tags ?? []),
  notes: facts.notes ?? '',
  dueOn: null,
});

export const versionFactsOf = (facts: EvidenceFacts): VersionFacts => ({
  title: facts.title,
  effective: facts.effective,
  capturedOn: facts.capturedOn,
  validUntil: facts.validUntil ?? null,
  source: facts.source,
  sensitivity: facts.sensitivity,
  collector: facts.collector ?? '',
  method: facts.method ?? 'unstated',
  quality: eachOnce(facts.quality ?? []),
});

const STATED = ['kind', 'owner', 'validUntil', 'collector', 'method'] as const;

/** What `evidence.added` tells beside the facts that are always stated; never the notes. */
export const toldWhenStated = (facts: EvidenceFacts): Record<string, unknown> => ({
  ...Object.fromEntries(
    STATED.filter((name) => facts[name] !== undefined).map((name) => [name, facts[name]]),
  ),
  ...(facts.tags === undefined ? {} : { tags: eachOnce(facts.tags) }),
  ...(facts.quality === undefined ? {} : { quality: eachOnce(facts.quality) }),
  ...((facts.linkReason ?? '') === '' ? {} : { reason: facts.linkReason }),
});

export const toldItem = (item: ItemFacts): Record<string, unknown> => ({
  kind: item.kind,
  owner: item.owner,
  tags: eachOnce(item.tags),
  notes: item.notes,
  dueOn: item.dueOn,
});

export const insertTags = (db: WritableDb, evidence: number, tags: readonly string[]): void => {
  const insert = db.prepare('INSERT INTO evidence_tag (evidence, tag) VALUES (?, ?)');
  for (const tag of eachOnce(tags)) insert.run(evidence, tag);
};

export const rewriteItem = (db: WritableDb, evidence: number, item: ItemFacts): void => {
  db.prepare('UPDATE evidence SET kind = ?, owner = ?, notes = ?, due_on = ? WHERE number = ?').run(
    item.kind,
    item.owner,
    item.notes,
    item.dueOn,
    evidence,
  );
  db.prepare('DELETE FROM evidence_tag WHERE evidence = ?').run(evidence);
  insertTags(db, evidence, item.tags);
};

interface ItemRow {
  readonly kind: ItemFacts['kind'];
  readonly owner: string;
  readonly notes: string;
  readonly due_on: CalendarDate | null;
}

/** Undefined when there is no such item. */
export const storedItem = (db: ReadableDb, evidence: number): ItemFacts | undefined => {
  const row = db.prepare('SELECT kind, owner, notes, due_on FROM evidence WHERE number = ?').get(evidence) as
    ItemRow | undefined;
  if (row === undefined) return undefined;
  const tags = db.prepare('SELECT tag FROM evidence_tag WHERE evidence = ?').pluck().all(evidence);
  return {
    kind: row.kind,
    owner: row.owner,
    notes: row.notes,
    dueOn: row.due_on,
    tags: eachOnce(tags as string[]),
  };
};
