// Whether the requests of a package fit to what is in it, and say nothing that is not theirs to say: answers lead to
// evidence that is here, statuses follow the rules, and the form to fill in is an empty one about this very package.
import { z } from 'zod';
import { RESPONSE_FORMAT } from '../../shared/response';
import type { Files } from './check-content';
import type { Findings } from './findings';
import type { PackageJson, PackageRequestJson } from './package-schema';

export const RESPONSE_TEMPLATE = 'data/50_requests/response.json';

type Disagree = (detail: string) => void;

/** Names of the vault's own track: what management plans with a request is never handed over. */
const INTERNAL_MEMBERS: readonly string[] = [
  'owner',
  'internal',
  'internal_status',
  'own_due_on',
  'is_internal',
];

const hasInternal = (one: object): boolean => INTERNAL_MEMBERS.some((name) => name in one);

/** What an answered request cannot be any more: it goes out with this round. */
const BEFORE_AN_ANSWER: readonly PackageRequestJson['status'][] = ['draft', 'open', 'returned'];

const nothing = z.literal('');
const none = z.array(z.never());
/** As people fill it in: whatever they are to say is empty. */
const EmptyResponse = z.looseObject({
  format: z.literal(RESPONSE_FORMAT),
  uuid: nothing,
  made: nothing,
  made_by: z.looseObject({ person: nothing, firm: nothing }),
  program: nothing,
  key: nothing,
  package: z.looseObject({
    id: z.string(),
    round: z.number(),
    uuid: z.string(),
    seal_number: nothing,
    signer_key: z.string(),
  }),
  requests: z.array(z.looseObject({ id: z.string(), status: z.null(), reason: nothing, comments: none })),
  questions: none,
  picks: none,
});

const jsonIn = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    // Undefined is a finding of the check.
    return undefined;
  }
};

const repeats = (list: readonly unknown[]): boolean => new Set(list).size !== list.length;

const checkOne = (one: PackageRequestJson, disagree: Disagree): void => {
  if (hasInternal(one) || one.comments.some(hasInternal)) disagree(`${one.id} tells what is internal`);
  if (one.answered && BEFORE_AN_ANSWER.includes(one.status))
    disagree(`${one.id} is answered and ${one.status} at once`);
  if (!one.answered && one.evidence.length > 0) disagree(`${one.id} is not answered and names evidence`);
  if (one.status !== 'returned' && one.return_reason !== '')
    disagree(`${one.id} is not returned and says why it is`);
  if (one.period !== null && one.period.from > one.period.to)
    disagree(`${one.id} is about days out of order`);
};

/** Numbers, counts, statuses and links. */
export const checkRequests = (json: PackageJson, refs: ReadonlySet<string>, disagree: Disagree): void => {
  const { requests = [] } = json;
  if ((json.counts.requests ?? 0) !== requests.length)
    disagree('its counts are not the numbers of what it lists');
  if (repeats(requests.map((one) => one.id))) disagree('lists a request twice');
  if (repeats(requests.map((one) => one.reference).filter((reference) => reference !== '')))
    disagree('two requests have one reference');
  const populations = json.populations ?? [];
  const here = {
    evidence: refs,
    controls: new Set(json.controls.map((one) => one.id)),
    populations: new Set(populations.map((one) => one.id)),
    samples: new Set(populations.flatMap((one) => one.samples.map((sample) => sample.id))),
  };
  for (const one of requests) {
    checkOne(one, disagree);
    for (const part of ['evidence', 'controls', 'populations', 'samples'] as const) {
      if (repeats(one[part])) disagree(`${one.id} names one of its ${part} twice`);
      if (one[part].some((id) => !here[part].has(id)))
        disagree(`${one.id} names ${part} that are not in the package`);
    }
  }
};

/**
 * The form to fill in, where there is one, is about this package and says nothing yet: what was written into it before
 * would come back as the auditor's.
 */
export const checkResponseTemplate = (json: PackageJson, files: Files, findings: Findings): void => {
  const bytes = files.get(RESPONSE_TEMPLATE)?.bytes ?? null;
  if (bytes === null) return;
  const template = EmptyResponse.safeParse(jsonIn(bytes)).data;
  const ids = new Set((json.requests ?? []).map((one) => one.id));
  const isOfThis =
    template !== undefined &&
    template.package.id === json.package.id &&
    template.package.round === json.package.round &&
    template.package.uuid === json.package.uuid &&
    template.package.signer_key === json.signer.key &&
    template.requests.every((one) => ids.has(one.id));
  if (!isOfThis) findings.add('package.disagrees', RESPONSE_TEMPLATE, 'is no empty response to this package');
};
