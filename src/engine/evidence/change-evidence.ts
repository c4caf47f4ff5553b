// What is said of an item and of a draft, corrected; an item that is only asked for; and one that is taken out.
// The journal keeps what was said before.
import canonicalize from 'canonicalize';
import type { Input } from '../../shared/contract';
import type { EvidenceDetail, ItemFacts, VersionFacts } from '../../shared/domain/evidence';
import { UserError } from '../../shared/errors';
import { type EvidenceId, evidenceId, numberOf, populationId } from '../../shared/ids';
import type { ReadableDb } from '../db/handles';
import type { OpenVault } from '../vault/open-vault';
import { getEvidence } from './evidence-detail';
import { lifeForStep, openLife } from './item-life';
import { insertTags, rewriteItem, storedItem, toldItem } from './item-rows';
import { requireKnownLinks } from './known-links';
import { insertLinks } from './link-rows';
import { factsOfVersion, requireRightWay, rewriteFacts, toldFacts, versionRow } from './version-rows';

/**
 * Says anew what holds for the item whatever its version. Nothing is written when it is what stands there.
 * @throws UserError use.unknown-evidence
 */
export const changeItem = (vault: OpenVault, id: EvidenceId, item: ItemFacts): EvidenceDetail => {
  const before = storedItem(vault.db, numberOf(id));
  if (before === undefined) throw new UserError('use.unknown-evidence', { id });
  const told = { before: toldItem(before), after: toldItem(item) };
  if (canonicalize(told.before) === canonicalize(told.after)) return getEvidence(vault, id);
  vault.write(({ db, record }) => {
    rewriteItem(db, numberOf(id), item);
    record('evidence.item-changed', id, told);
  });
  return getEvidence(vault, id);
};

/**
 * Corrects what a draft says. Nothing is written when it says so already.
 * @throws UserError use.unknown-evidence, evidence.unknown-version, evidence.state, use.period-reversed
 */
export const changeVersion = (
  vault: OpenVault,
  id: EvidenceId,
  version: number,
  facts: VersionFacts,
): EvidenceDetail => {
  vault.requireMay('evidence.changed');
  requireRightWay(facts);
  lifeForStep(vault.db, id, version, 'change');
  const before = toldFacts(version, factsOfVersion(versionRow(vault.db, id, version)));
  const after = toldFacts(version, facts);
  if (canonicalize(before) === canonicalize(after)) return getEvidence(vault, id);
  vault.write(({ db, record }) => {
    const life = lifeForStep(db, id, version, 'change');
    rewriteFacts(db, life.number, version, facts, vault.member.number);
    record('evidence.changed', id, { version, before, after });
  });
  return getEvidence(vault, id);
};

/**
 * Asks for evidence nobody has collected yet.
 * @throws UserError use.unknown-control, use.unknown-criterion
 */
export const requestEvidence = (vault: OpenVault, asked: Input<'evidence', 'request'>): EvidenceDetail => {
  requireKnownLinks(vault.db, [asked]);
  const { item, linkReason: reason } = asked;
  const id = vault.write(({ db, now, record }) => {
    const number = Number(
      db
        .prepare(
          `INSERT INTO evidence (current_version, created_at, kind, owner, notes, due_on, requested_title, requested_by)
           VALUES (0, ?, ?, ?, ?, ?, ?, ?)`,
        )
        .run(now, item.kind, item.owner, item.notes, item.dueOn, asked.title, vault.member.number)
        .lastInsertRowid,
    );
    insertTags(db, number, item.tags);
    const links = insertLinks(db, number, asked, reason);
    record('evidence.requested', evidenceId(number), {
      title: asked.title,
      ...toldItem(item),
      controls: links.controlIds,
      pointsOfFocus: links.pointOfFocusIds,
      reason,
    });
    return evidenceId(number);
  });
  return getEvidence(vault, id);
};

/** Who was given a population keeps what it stands on: submitted to or accepted by an auditor. */
const requireNoPopulation = (db: ReadableDb, number: number): void => {
  const population = db
    .prepare(
      `SELECT number FROM population WHERE evidence = ? AND state IN ('submitted', 'accepted')
       ORDER BY number LIMIT 1`,
    )
    .pluck()
    .get(number) as number | undefined;
  if (population !== undefined)
    throw new UserError('evidence.in-population', { id: populationId(population) });
};

/**
 * It counts no more and stays, with its reason, for ever.
 * @throws UserError use.unknown-evidence, evidence.state (withdrawn before), evidence.in-population
 */
export const withdrawEvidence = (vault: OpenVault, id: EvidenceId, reason: string): EvidenceDetail => {
  vault.requireMay('evidence.withdrawn');
  vault.write(({ db, now, record }) => {
    const { number } = openLife(db, id);
    requireNoPopulation(db, number);
    db.prepare(
      'UPDATE evidence SET withdrawn_at = ?, withdrawn_by = ?, withdrawn_reason = ? WHERE number = ?',
    ).run(now, vault.member.number, reason, number);
    record('evidence.withdrawn', id, { reason });
  });
  return getEvidence(vault, id);
};
