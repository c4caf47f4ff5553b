// The risk register of Larkmoor AI at the end of 2026.
import type { LeaderKey } from '../people';

export interface Risk {
  readonly risk: string;
  /** 1 to 5 each. */
  readonly likelihood: number;
  readonly impact: number;
  readonly treatment: string;
  readonly owner: LeaderKey;
  readonly reviewed: string;
}

const risk = (
  text: string,
  likelihood: number,
  impact: number,
  treatment: string,
  owner: LeaderKey,
  reviewed = '2026-12-08',
): Risk => ({ risk: text, likelihood, impact, treatment, owner, reviewed });

export const RISKS: readonly Risk[] = [
  risk(
    'Model weights are copied out by an insider',
    2,
    5,
    'Export approvals, monthly review of reads, no standing access',
    'ai',
  ),
  risk(
    'Injected text in a customer’s document steers the assistant',
    3,
    4,
    'Guardrail rule sets, tool limits, daily replay of known attacks',
    'security',
  ),
  risk(
    'Customer data reaches a training set without consent',
    1,
    5,
    'Opt-in list checked by the pipeline, monthly sample',
    'data',
  ),
  risk(
    'API keys of customers leak from their repositories',
    4,
    3,
    'Scanner feed, revocation within an hour',
    'engineering',
  ),
  risk(
    'A leaver keeps access',
    2,
    4,
    'Same-day disabling, monthly reconciliation with the payroll list',
    'it',
  ),
  risk(
    'An unreviewed change breaks tenant separation',
    2,
    5,
    'Two-person review, cross-tenant tests in the pipeline',
    'engineering',
  ),
  risk(
    'GPU capacity is short for a day or more',
    2,
    3,
    'Second region, 25 % reserve, monthly forecast',
    'platform',
  ),
  risk(
    'The hosting region is lost',
    2,
    4,
    'Warm standby, yearly test, 15 minutes recovery target',
    'continuity',
  ),
  risk('Backups cannot be restored', 1, 5, 'Quarterly restore test with checksums', 'engineering'),
  risk(
    'A vendor changes its model without notice',
    3,
    3,
    'Pinned versions, notice clause, daily evaluation set',
    'vendors',
  ),
  risk(
    'A poisoned data set lowers the quality of answers',
    2,
    4,
    'Source approval, outlier checks, owner decision',
    'data',
  ),
  risk(
    'Fraud by a changed supplier bank account',
    3,
    3,
    'Call back on a known number, two approvals',
    'finance',
  ),
  risk(
    'Staff paste restricted data into outside tools',
    3,
    3,
    'Training, data loss rules, allowed tool list',
    'security',
  ),
  risk(
    'A regulator asks for records we no longer hold',
    1,
    3,
    'Retention schedule, legal hold register',
    'counsel',
    '2026-09-15',
  ),
  risk(
    'Key staff of the model team leave together',
    2,
    4,
    'Backup list, written run books, retention plan',
    'chief',
  ),
];
