// Calls about engagements: their frame, their scope, and which of them is current.
import { z } from 'zod';
import { Engagement, EngagementState, NewEngagement } from '../domain/engagement';
import { EngagementScope } from '../domain/scope';
import { EngagementId } from '../ids';
import { engine, nothing } from './call';

export const engagementCalls = {
  list: engine('query', nothing, z.array(Engagement)),
  create: engine('command', NewEngagement, Engagement),
  update: engine('command', z.strictObject({ id: EngagementId, engagement: NewEngagement }), Engagement),
  makeCurrent: engine('command', z.strictObject({ id: EngagementId }), Engagement),
  setState: engine('command', z.strictObject({ id: EngagementId, state: EngagementState }), Engagement),
  scope: engine('query', z.strictObject({ id: EngagementId }), EngagementScope),
  setScope: engine('command', z.strictObject({ id: EngagementId, scope: EngagementScope }), EngagementScope),
  /**
   * Makes the next engagement out of an earlier one: its scope is taken over; controls and mappings belong
   * to the vault and stay. Evidence, excuses, assessments and exceptions are never taken over.
   */
  rollForward: engine(
    'command',
    z.strictObject({ from: EngagementId, engagement: NewEngagement }),
    Engagement,
  ),
} as const;
