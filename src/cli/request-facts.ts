// What is asked in a request, from the options of a command: all of it for a new one, or only what changes.
import {
  AskedFacts,
  HandledFacts,
  REQUEST_KINDS,
  REQUEST_PRIORITIES,
  type RequestTarget,
} from '../shared/domain/request';
import { text as option } from './command';
import { parseDate, parseRange } from './dates';
import { readControlId, readEvidenceId, readPopulationId, readSampleItemId } from './ids';
import { readState } from './state';
import { WrongUse } from './wrong-use';

export const factsOptions = {
  reference: option('TEXT', 'the firm’s own number'),
  title: option('TEXT', 'a few words'),
  area: option('TEXT', 'the section of the firm’s list'),
  kind: option('KIND', `${REQUEST_KINDS.join(', ')} (left out: document)`),
  named: option('TEXT', 'criteria and controls as the firm named them'),
  period: option('RANGE', 'the days the evidence is to be about, FROM..TO; “none” takes it away'),
  'requested-on': option('DATE', 'when the firm asked; “none” takes it away'),
  due: option('DATE', 'by when the firm wants it; “none” takes it away'),
  priority: option('PRIORITY', `${REQUEST_PRIORITIES.join(', ')} (left out: normal)`),
  owner: option('NAME', 'who answers it'),
  'own-due': option('DATE', 'our own day, before the firm’s; “none” takes it away'),
} as const;

type Typed = { readonly [K in keyof typeof factsOptions]: string | undefined } & {
  readonly wording: string | undefined;
};

export const NOTHING_ASKED: AskedFacts = {
  ...{ reference: '', wording: '', title: '', area: '', kind: 'document', named: '', period: null },
  ...{ requestedOn: null, dueOn: null, priority: 'normal', extra: [] },
};
export const NOTHING_HANDLED: HandledFacts = { owner: '', ownDueOn: null };

const NONE = 'none';

/** What was typed, the rest as before; “none” for a day takes it away. */
const typedOr = <T, B>(typed: string | undefined, before: B, read: (typed: string) => T): T | B | null =>
  typed === undefined ? before : typed.trim().toLowerCase() === NONE ? null : read(typed);

const settled = <T>(
  result:
    | { readonly success: true; readonly data: T }
    | {
        readonly success: false;
        readonly error: { readonly issues: readonly { path: PropertyKey[]; message: string }[] };
      },
): T => {
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new WrongUse(`A request cannot say that: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}.`);
};

/** Errors: wrong use; use.period-reversed. */
export const askedFrom = (typed: Typed, before: AskedFacts): AskedFacts =>
  settled(
    AskedFacts.safeParse({
      reference: typed.reference ?? before.reference,
      wording: typed.wording ?? before.wording,
      title: typed.title ?? before.title,
      area: typed.area ?? before.area,
      kind: typed.kind === undefined ? before.kind : readState(REQUEST_KINDS, typed.kind),
      named: typed.named ?? before.named,
      period: typedOr(typed.period, before.period, (text) => parseRange(text, '--period')),
      requestedOn: typedOr(typed['requested-on'], before.requestedOn, (text) =>
        parseDate(text, '--requested-on'),
      ),
      dueOn: typedOr(typed.due, before.dueOn, (text) => parseDate(text, '--due')),
      priority:
        typed.priority === undefined ? before.priority : readState(REQUEST_PRIORITIES, typed.priority),
      extra: before.extra,
    }),
  );

/** Errors: wrong use. */
export const handledFrom = (typed: Pick<Typed, 'owner' | 'own-due'>, before: HandledFacts): HandledFacts =>
  settled(
    HandledFacts.safeParse({
      owner: typed.owner ?? before.owner,
      ownDueOn: typedOr(typed['own-due'], before.ownDueOn, (text) => parseDate(text, '--own-due')),
    }),
  );

/** `CTL-014`, `EVD-0042`, `POP-03` or `POP-03.S-07`. Errors: wrong use. */
export const readTarget = (typed: string): RequestTarget => {
  const bare = typed.trim().toUpperCase();
  if (bare.startsWith('CTL-')) return { kind: 'control', id: readControlId(bare) };
  if (bare.startsWith('EVD-')) return { kind: 'evidence', id: readEvidenceId(bare) };
  if (bare.includes('.S-')) return { kind: 'sample', id: readSampleItemId(bare) };
  if (bare.startsWith('POP-')) return { kind: 'population', id: readPopulationId(bare) };
  throw new WrongUse(
    `“${typed}” is nothing a request can be linked to.`,
    'These can: a control (CTL-014), evidence (EVD-0042), a population (POP-03), a picked row (POP-03.S-07).',
  );
};
