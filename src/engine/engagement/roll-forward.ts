// The next year's engagement out of an earlier one: who and what it is about goes along. Evidence, excuses,
// assignments, assessments and exceptions belong to their own time and never do.
import type { Engagement, NewEngagement } from '../../shared/domain/engagement';
import type { EngagementId } from '../../shared/ids';
import type { OpenVault } from '../vault/open-vault';
import { findEngagement } from './engagement-rows';
import { writeScope } from './engagement-scope';
import { addEngagement, settled } from './engagements';
import { readScope } from './scope-rows';

/**
 * Makes a new engagement with the scope of `from`; it becomes the current one. Controls and mappings are
 * the vault's own and need no copying.
 * @throws UserError use.unknown-engagement, use.period-reversed
 */
export const rollForward = (vault: OpenVault, from: EngagementId, input: NewEngagement): Engagement => {
  const engagement = settled(input);
  findEngagement(vault.db, from);
  return vault.write((change) => {
    const id = addEngagement(change, engagement, from);
    writeScope(change, id, readScope(change.db, from));
    return findEngagement(change.db, id);
  });
};
