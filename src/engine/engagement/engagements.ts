// Engagements: made, changed, listed. Exactly one is current; dates of evidence are judged against it.
import type { Engagement, EngagementState, NewEngagement } from '../../shared/domain/engagement';
import { UserError } from '../../shared/errors';
import type { EngagementId } from '../../shared/ids';
import { daysBetween } from '../../shared/period';
import { scopeCategories } from '../../shared/scope';
import { catalog } from '../catalog';
import type { Change, OpenVault } from '../vault/open-vault';
import {
  allEngagements,
  findCurrentEngagement,
  findEngagement,
  insertEngagement,
  nameCurrent,
  replaceEngagement,
  replaceState,
} from './engagement-rows';

/** All engagements, the oldest first. */
export const listEngagements = (vault: OpenVault): Engagement[] => allEngagements(vault.db);

/** The engagement everything is judged against, or null before there is one. */
export const currentEngagement = (vault: OpenVault): Engagement | null => findCurrentEngagement(vault.db);

/** @throws UserError use.unknown-engagement */
export const getEngagement = (vault: OpenVault, id: EngagementId): Engagement => findEngagement(vault.db, id);

/** No examination looks at ten years; a slip in typing a year does, and asks for millions of occurrences. */
const LONGEST_DAYS = 3660;

/** @throws UserError use.bad-input (a period of more than ten years) */
export const proveLength = (engagement: NewEngagement | Engagement): void => {
  if (engagement.type === 2 && daysBetween(engagement.period.from, engagement.period.to) > LONGEST_DAYS)
    throw new UserError('use.bad-input', { what: 'A period has at most ten years.' });
};

/** What a person stated of it, in the form that is written down. */
const statedOf = (input: NewEngagement): NewEngagement => {
  const common = {
    systemName: input.systemName.trim(),
    firm: input.firm.trim(),
    categories: scopeCategories(input.categories),
  };
  return input.type === 1
    ? { type: 1, asOf: input.asOf, ...common }
    : { type: 2, period: { from: input.period.from, to: input.period.to }, ...common };
};

/**
 * What is written down of an engagement: names trimmed, Security added, categories in order.
 * @throws UserError use.period-reversed, use.bad-input (a period of more than ten years)
 */
export const settled = (input: NewEngagement): NewEngagement => {
  if (input.type === 2) {
    const { from, to } = input.period;
    if (from > to) throw new UserError('use.period-reversed', { from, to });
  }
  proveLength(input);
  return statedOf(input);
};

/** Inside a change: the new row, made current, with its journal entry. */
export const addEngagement = (
  { db, now, record }: Change,
  engagement: NewEngagement,
  rolledForwardFrom: EngagementId | null,
): EngagementId => {
  const catalogVersion = catalog().framework.catalog_version;
  const id = insertEngagement(db, engagement, { now, catalogVersion, rolledForwardFrom });
  nameCurrent(db, id);
  record('engagement.created', id, { after: engagement, catalogVersion, rolledForwardFrom });
  return id;
};

/**
 * Makes an engagement, which becomes the current one.
 * @throws UserError use.period-reversed, use.bad-input
 */
export const createEngagement = (vault: OpenVault, input: NewEngagement): Engagement => {
  const engagement = settled(input);
  return vault.write((change) => findEngagement(change.db, addEngagement(change, engagement, null)));
};

/**
 * Replaces what an engagement says. Nothing is written when nothing changes.
 * @throws UserError use.unknown-engagement, use.period-reversed, use.bad-input
 */
export const updateEngagement = (vault: OpenVault, id: EngagementId, input: NewEngagement): Engagement => {
  const after = settled(input);
  const stored = findEngagement(vault.db, id);
  const before = statedOf(stored);
  if (JSON.stringify(before) === JSON.stringify(after)) return stored;
  return vault.write(({ db, record }) => {
    replaceEngagement(db, id, after);
    record('engagement.changed', id, { before, after });
    return findEngagement(db, id);
  });
};

/**
 * Makes another engagement the one dates are judged against. Nothing is written when it is already.
 * @throws UserError use.unknown-engagement
 */
export const makeCurrent = (vault: OpenVault, id: EngagementId): Engagement => {
  const stored = findEngagement(vault.db, id);
  if (stored.isCurrent) return stored;
  const before = findCurrentEngagement(vault.db)?.id ?? null;
  return vault.write(({ db, record }) => {
    nameCurrent(db, id);
    record('engagement.made-current', id, { before, after: id });
    return findEngagement(db, id);
  });
};

/**
 * Says how far an engagement is. Any state may follow any other: people correct themselves, and the journal
 * keeps both. Nothing is written when nothing changes.
 * @throws UserError use.unknown-engagement
 */
export const setEngagementState = (
  vault: OpenVault,
  id: EngagementId,
  state: EngagementState,
): Engagement => {
  const stored = findEngagement(vault.db, id);
  if (stored.state === state) return stored;
  return vault.write(({ db, record }) => {
    replaceState(db, id, state);
    record('engagement.state-changed', id, { before: stored.state, after: state });
    return findEngagement(db, id);
  });
};
