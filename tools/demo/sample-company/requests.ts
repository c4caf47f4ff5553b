// The firm's list as it came, and what the company did with it before the first round: owners, links, and for most
// requests an answer.
import { writeFile } from 'node:fs/promises';
import {
  assignRequests,
  commentRequest,
  getControl,
  importRequestList,
  type Job,
  linkRequests,
  listEvidence,
  listPopulations,
  listRequests,
  lookAtRequestList,
  type OpenVault,
  setInternalStatus,
} from '../../../src/engine';
import type { RequestSummary, RequestTarget } from '../../../src/shared/domain/request';
import type { ControlId, RequestId } from '../../../src/shared/ids';
import { CalendarDate } from '../../../src/shared/period';
import { FIRM } from './company';
import { workbook } from './render/workbook';
import { REQUEST_LIST } from './request-list';

/** The day the demo looks at its requests. */
const TODAY = CalendarDate.parse('2027-01-15');
const ASKED_ON = '2026-12-07';
const COLUMNS = [
  { title: 'PBC No.', width: 12 },
  { title: 'Information requested', width: 70 },
  { title: 'Type', width: 14 },
  { title: 'Requested', width: 14 },
  { title: 'Due date', width: 14 },
  { title: 'Priority', width: 10 },
  { title: 'Status', width: 16 },
  { title: 'Quillon remarks', width: 30 },
];

/** Evidence named by one answer; a reader wants the few that matter. */
const MOST_EVIDENCE = 6;

/** Not answered by the first round: nobody has the evidence together yet. */
const STILL_OPEN: readonly string[] = [
  'PBC-CR-08',
  'PBC-CR-09',
  'PBC-LA-15',
  'PBC-OP-04',
  'PBC-OP-06',
  'PBC-CM-06',
  'PBC-VM-02',
  'PBC-CO-03',
];
const UNCLEAR = 'PBC-CM-05';
/** Answered only by the second round. */
export const ANSWERED_LATER: readonly string[] = ['PBC-CR-08', 'PBC-CR-09', 'PBC-OP-06', 'PBC-CO-03'];

/** A workbook in the firm's own shape: sections as rows, statuses in its words. */
export const writeRequestList = async (path: string): Promise<void> => {
  const rows = REQUEST_LIST.flatMap(({ area, requests }) => [
    [area, '', '', '', '', '', '', ''],
    ...requests.map(([reference, , kind, due, priority, wording]) => [
      ...[
        reference,
        wording,
        `${kind.slice(0, 1).toUpperCase()}${kind.slice(1)}`,
        ASKED_ON,
        due,
        priority,
        'Outstanding',
        '',
      ],
    ]),
  ]);
  await writeFile(path, await workbook([{ name: 'PBC list', columns: COLUMNS, rows }]));
};

export const allRequests = (vault: OpenVault): readonly RequestSummary[] =>
  listRequests(vault, {
    ...{ search: '', view: 'all', auditor: [], internal: [], owner: null, area: null },
    ...{ controlId: null, evidenceId: null, populationId: null, today: TODAY },
    ...{ sort: 'list', direction: 'ascending', offset: 0, limit: 500 },
  }).rows;

const evidenceOf = (vault: OpenVault, controlId: ControlId): RequestTarget[] =>
  listEvidence(vault, {
    ...{ search: '', controlId, criterionId: null, verdict: 'inside' },
    ...{ sort: 'id', direction: 'ascending', offset: 0, limit: MOST_EVIDENCE },
  }).rows.map(({ id }) => ({ kind: 'evidence', id }));

const populationsOf = (vault: OpenVault, controlId: ControlId): RequestTarget[] =>
  listPopulations(vault)
    .filter((one) => one.controlIds.includes(controlId))
    .map(({ id }) => ({ kind: 'population', id }));

/** What a request is tied to before anybody answers it. */
const targetsOf = (vault: OpenVault, request: RequestSummary, controlId: ControlId): RequestTarget[] => [
  { kind: 'control', id: controlId },
  ...(STILL_OPEN.includes(request.reference) ? [] : evidenceOf(vault, controlId)),
  ...(request.kind === 'population' || request.kind === 'sample' ? populationsOf(vault, controlId) : []),
];

const byReference = (requests: readonly RequestSummary[], references: readonly string[]): RequestId[] =>
  requests.filter((one) => references.includes(one.reference)).map((one) => one.id);

export const moveTo = (
  vault: OpenVault,
  references: readonly string[],
  to: Parameters<typeof setInternalStatus>[1]['to'],
): void => {
  const ids = byReference(allRequests(vault), references);
  if (ids.length > 0) setInternalStatus(vault, { ids, to, note: '' });
};

/** Takes the list at `path` in and prepares the answers that go out with the first round; tells how many. */
export const prepareAnswers = async (
  vault: OpenVault,
  controlOf: ReadonlyMap<string, ControlId>,
  path: string,
  job: Job,
): Promise<{ readonly asked: number; readonly answered: number }> => {
  const { mapping, sha256 } = await lookAtRequestList(vault, path, { firm: FIRM, mapping: null });
  const { counts } = await importRequestList(
    vault,
    { path, firm: FIRM, mapping, rows: null, sha256, apply: true },
    job,
  );
  if (counts.refused > 0) throw new Error('the firm’s list is read without a refused row');
  const requests = allRequests(vault);
  const starterOf = new Map(
    REQUEST_LIST.flatMap(({ requests: of }) => of.map(([reference, starter]) => [reference, starter])),
  );
  const owners = new Map<string, RequestId[]>();
  const answerable: string[] = [];
  for (const request of requests) {
    const controlId = controlOf.get(starterOf.get(request.reference) ?? '');
    // Of what the company has no control for, nobody has said yet who answers.
    if (controlId === undefined) continue;
    answerable.push(request.reference);
    linkRequests(vault, { ids: [request.id], targets: targetsOf(vault, request, controlId), note: '' });
    const { owner } = getControl(vault, controlId);
    owners.set(owner, [...(owners.get(owner) ?? []), request.id]);
  }
  for (const [owner, ids] of owners) if (owner !== '') assignRequests(vault, { ids, owner, ownDueOn: null });
  const open = [...STILL_OPEN, UNCLEAR];
  const answered = answerable.filter((reference) => !open.includes(reference));
  moveTo(vault, STILL_OPEN.slice(0, 4), 'in-progress');
  moveTo(vault, [UNCLEAR], 'needs-clarification');
  moveTo(vault, answered, 'ready-for-review');
  const [unclear] = byReference(requests, [UNCLEAR]);
  if (unclear !== undefined)
    commentRequest(vault, {
      id: unclear,
      text: 'There was no rollback in the period. Would the record of the exercise of September answer this?',
      isInternal: false,
    });
  const [access] = byReference(requests, ['PBC-LA-05']);
  if (access !== undefined)
    commentRequest(vault, {
      id: access,
      text: 'The second quarter lacks a signature; ask Tomas before this goes out.',
      isInternal: true,
    });
  return { asked: requests.length, answered: answered.length };
};

/** What came back is answered, and what was still open, before the second round. */
export const answerAgain = (
  vault: OpenVault,
  controlOf: ReadonlyMap<string, ControlId>,
): { readonly returned: number; readonly later: number } => {
  const returned = allRequests(vault).filter((one) => one.auditor === 'returned');
  for (const { id, reference } of returned) {
    // One of them is answered only after the second round.
    if (reference === 'PBC-CM-04') continue;
    commentRequest(vault, {
      ...{ id, isInternal: false },
      text:
        reference === 'PBC-LA-05'
          ? 'There is no signed review of the second quarter; the exception register says what was done instead.'
          : 'Both months are attached now.',
    });
    setInternalStatus(vault, { ids: [id], to: 'ready-for-review', note: '' });
  }
  const later = allRequests(vault).filter((one) => ANSWERED_LATER.includes(one.reference));
  const starterOf = new Map(REQUEST_LIST.flatMap(({ requests }) => requests.map((one) => [one[0], one[1]])));
  for (const { id, reference } of later) {
    const controlId = controlOf.get(starterOf.get(reference) ?? '');
    const targets = controlId === undefined ? [] : evidenceOf(vault, controlId);
    if (targets.length > 0) linkRequests(vault, { ids: [id], targets, note: '' });
    setInternalStatus(vault, { ids: [id], to: 'ready-for-review', note: '' });
  }
  return { returned: returned.length, later: later.length };
};
