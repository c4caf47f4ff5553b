// What about a record wants somebody's eye. Computed from what is stated and from today, never stored, never a score.
import { z } from 'zod';

export const SIGNAL_CODES = [
  // of any register
  'review-overdue',
  'no-owner',
  // people
  'left-access-open',
  'not-screened',
  'not-acknowledged',
  // vendors
  'no-report',
  'personal-data-without-type2',
  'no-dpa',
  'no-baa',
  'no-method',
  'trains-on-our-data',
  'contract-ended',
  'not-assessed',
  // reports of vendors
  'opinion-qualified',
  'opinion-adverse',
  'opinion-disclaimer',
  'no-remediation-review',
  'has-exceptions',
  'type1-only',
  'older-than-12-months',
  'gap-to-period-end',
  'bridge-over-90-days',
  'bridge-with-incident',
  'services-not-covered',
  'cuecs-open',
  'csocs-open',
  'not-reviewed',
  // policies
  'not-approved',
  'changed-since-approval',
  'acknowledgements-open',
  // questionnaires
  'answers-overdue',
  'below-threshold',
  'findings-open',
  // AI
  'live-not-approved',
  'approval-not-kept',
  'no-provenance',
  'no-licence',
  'no-legal-basis',
  'no-rollback',
  'deletion-overdue',
  'third-party-without-vendor',
  // incidents, risks, changes
  'not-closed',
  'no-root-cause',
  'not-treated',
  'approved-after',
  'same-person',
  // documents
  'parts-open',
  'not-signed',
  // our own reports and their copies
  'renewal-due',
  'hole-to-next-period',
  'nda-missing',
  'nda-ended',
  'use-ended',
] as const;
export const SignalCode = z.enum(SIGNAL_CODES);
export type SignalCode = z.infer<typeof SignalCode>;

/** `stop`: somebody has to act; `look`: somebody has to look; `note`: worth knowing. Always shown with its words. */
export const WEIGHTS = ['stop', 'look', 'note'] as const;

export const Signal = z.strictObject({
  code: SignalCode,
  weight: z.enum(WEIGHTS),
  /** Days, or how many, where the words need it. */
  number: z.number().int().nullable(),
});
export type Signal = z.infer<typeof Signal>;
