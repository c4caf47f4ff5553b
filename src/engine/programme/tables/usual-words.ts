// Words of other tools for our choices and states, and names of columns in one spelling. A word that stands nowhere
// here is told and never guessed.
import type { Field } from '../../../shared/domain/programme/field';
import type { Register, RegisterSpec } from '../../../shared/domain/programme/register';

/** One spelling: case, punctuation and spaces do not tell words apart. */
export const bareWord = (word: string): string =>
  word
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** A column's name: `hireDate`, `Hire date (UTC)` and `hire_date` are the same. */
export const bareHead = (head: string): string =>
  bareWord(head.replace(/\([^)]*\)/g, ' ').replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')).replaceAll(' ', '');

type Words = Readonly<Record<string, string>>;
const table = (words: Words): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(words).flatMap(([ours, theirs]) =>
      theirs.split(',').map((word) => [bareWord(word), ours] as const),
    ),
  );

const STATES: Readonly<Partial<Record<Register, ReadonlyMap<string, string>>>> = {
  person: table({
    left: 'terminated, inactive, former, departed, resigned, offboarded, ex employee, ended, separated',
    active: 'current, employed, working, enabled',
    joining: 'pending, pre hire, prehire, onboarding, pending start, hired, future',
    away: 'leave, leave of absence, loa, parental leave, sabbatical, suspended',
  }),
  vendor: table({
    'to-assess': 'new, pending, not assessed, in review, to review, open, in progress, draft',
    assessed: 'approved, active, reviewed, complete, completed, done',
    ended: 'inactive, terminated, archived, offboarded, former, retired',
    gap: 'needs remediation, issues found, remediation',
    accepted: 'accepted, approved with exceptions, conditionally approved',
  }),
  'ai-asset': table({
    live: 'production, in production, deployed, released, active, in use, prod',
    retired: 'deprecated, archived, decommissioned, sunset, inactive',
    proposed: 'draft, experimental, development, in development, new, candidate, staging, in review',
  }),
  incident: table({
    open: 'new, to do, todo, in progress, investigating, active, triage, acknowledged, reopened',
    contained: 'mitigated, monitoring',
    resolved: 'done, fixed, complete, completed',
    closed: 'cancelled, archived',
    'not-an-incident': 'false positive, invalid, not a bug, declined',
  }),
  risk: table({
    identified: 'new, open, draft, active',
    treating: 'in progress, mitigating, in mitigation, treatment in progress',
    treated: 'mitigated, done, resolved, complete, completed',
    accepted: 'risk accepted, tolerated',
  }),
  change: table({
    planned: 'open, new, to do, todo, draft, in progress, in review, proposed, scheduled, backlog',
    done: 'merged, deployed, closed, resolved, complete, completed, implemented, released, successful',
    'rolled-back': 'reverted, rollback, failed, backed out',
    cancelled: 'declined, rejected, abandoned, withdrawn, wont do',
  }),
};

const LEVELS = table({
  low: '1, very low, rare, unlikely, minor, negligible, insignificant',
  medium: '2, moderate, possible, med',
  high: '3, very high, likely, almost certain, major, severe, critical',
});

const CHOICES: Readonly<Record<string, ReadonlyMap<string, string>>> = {
  'Employed as': table({
    employee: 'full time, fulltime, part time, permanent, fte, w2, regular, staff',
    contractor:
      'contingent, contingent worker, freelancer, freelance, consultant, 1099, external, temp, temporary',
    intern: 'internship, working student, apprentice, trainee',
  }),
  Severity: table({
    critical: 'p0, p1, sev0, sev1, sev 0, sev 1, s1, blocker, highest, urgent, 1, severe',
    high: 'p2, sev2, sev 2, s2, major, 2',
    medium: 'p3, sev3, sev 3, s3, moderate, normal, minor, 3, med',
    low: 'p4, p5, sev4, sev5, sev 4, sev 5, s4, lowest, trivial, informational, 4, 5',
  }),
  Tier: table({
    critical: 'tier 1, 1, very high',
    high: 'tier 2, 2',
    medium: 'tier 3, 3, moderate',
    low: 'tier 4, 4',
  }),
  Likelihood: LEVELS,
  Impact: LEVELS,
  'Likelihood then': LEVELS,
  'Impact then': LEVELS,
  Treatment: table({
    mitigate: 'reduce, remediate, treat, mitigation, mitigated',
    accept: 'tolerate, acceptance, accepted, retain',
    transfer: 'share, insure, transferred',
    avoid: 'terminate, eliminate, avoidance',
  }),
  'Role in the examination': table({
    subservice:
      'subservice organisation, sub service organisation, sub service organization, sub processor, subprocessor',
    vendor: 'supplier, third party, contractor',
  }),
  Type: table({
    model: 'llm, foundation model, ml model, fine tuned model, checkpoint, weights',
    dataset: 'data set, training data, corpus, data',
    prompt: 'system prompt, system instruction, prompt template, instruction',
    evaluation: 'eval, benchmark, test set, evals',
  }),
};

/** The choice of the field a usual word means; null for none. */
export const usualWord = (field: Field, bare: string): string | null => {
  const id = CHOICES[field.label]?.get(bare);
  return id !== undefined && field.options.some((one) => one.id === id) ? id : null;
};

/** The state a word means; null for none. */
export const stateOfWord = (spec: RegisterSpec, word: string): string | null => {
  const bare = bareWord(word);
  const named = Object.entries(spec.states).find(
    ([id, label]) => id === word || bareWord(label) === bare || bareWord(id) === bare,
  );
  return named?.[0] ?? STATES[spec.register]?.get(bare) ?? null;
};
