// The words firms use for status, kind and priority, and what they are in ours. A word that stands in no table is told
// and blocks nothing.
import type { AuditorStatus, RequestKind, RequestPriority } from '../../../shared/domain/request';

/** One spelling: case, punctuation and spaces do not tell words apart. */
export const bareWord = (word: string): string =>
  word
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’']/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const table = <T extends string>(words: Readonly<Record<T, string>>): ReadonlyMap<string, T> =>
  new Map(
    (Object.entries(words) as [T, string][]).flatMap(([ours, theirs]) =>
      [ours, ...theirs.split(',')].map((word) => [bareWord(word), ours] as const),
    ),
  );

const STATUSES = table<AuditorStatus>({
  draft: 'drafted, not issued, not sent, planned, not yet requested, future, unreleased',
  open: `outstanding, requested, pending, not started, new, to do, todo, not received, not provided, missing, awaiting,
    awaiting client, awaiting response, awaiting evidence, waiting on client, with client, client, pending client,
    overdue, past due, late, due, in progress, in process, wip, sent, issued, active, incomplete, partially received,
    partial, partially provided, o, not yet provided, reopened, re opened, open item, unresolved`,
  submitted: `provided, received, uploaded, delivered, complete by client, client complete, sent to auditor, submitted to
    auditor, ready for review, ready for auditor, ready, responded, answered, evidence provided, evidence received,
    received by auditor, with auditor, pending review, pending auditor, awaiting review`,
  'in-review': `in review, under review, reviewing, being reviewed, review in progress, auditor review, in testing, testing,
    testing in progress, under audit, reviewed in part, auditor reviewing`,
  returned: `flagged, rejected, needs evidence, need evidence, needs more evidence, more info needed, more information
    needed, additional information needed, additional evidence needed, needs more info, needs clarification, follow up,
    followup, follow up needed, follow up required, follow up requested, insufficient, revise, revision needed, needs
    revision, resubmit, sent back, not accepted, declined, query, questions, exception noted, needs attention, incorrect`,
  accepted: `approved, closed, complete, completed, done, accepted by auditor, cleared, satisfied, resolved, finished,
    passed to file, no further action, received and accepted, received and reviewed, reviewed, ok, c, final, verified`,
  'not-applicable': 'n a, na, not applicable, not needed, not required, n app, does not apply',
  withdrawn:
    'cancelled, canceled, removed, deleted, void, voided, duplicate, superseded, dropped, retracted, obsolete',
});

const KINDS = table<RequestKind>({
  document: `documents, doc, documentation, evidence, screenshot, screenshots, policy, procedure, report, file, files,
    record, records, configuration, config, standard, design, tod, test of design, existing document, pbc`,
  population:
    'populations, list, listing, system generated list, system generated listing, full population, pop, complete list, complete listing, ipe',
  sample:
    'samples, sample evidence, selection, selections, sample selection, sample request, sampled, toe, test of effectiveness, test of operating effectiveness, sample testing',
  walkthrough:
    'walk through, walkthroughs, meeting, demo, demonstration, observation, live, interview and observation, screen share',
  inquiry:
    'inquiries, enquiry, question, questions, interview, questionnaire, confirm, confirmation, query, narrative',
  other: 'misc, miscellaneous, general, various',
});

const PRIORITIES = table<RequestPriority>({
  high: 'urgent, critical, 1, p1, h, p0, top, very high, highest, asap, important, must',
  normal: 'medium, moderate, 2, p2, m, med, standard, regular, should, average, mid',
  low: '3, 4, p3, p4, l, minor, lowest, nice to have, could, very low, optional',
});

export const usualStatus = (word: string): AuditorStatus | undefined => STATUSES.get(bareWord(word));
export const usualKind = (word: string): RequestKind | undefined => KINDS.get(bareWord(word));
export const usualPriority = (word: string): RequestPriority | undefined => PRIORITIES.get(bareWord(word));
