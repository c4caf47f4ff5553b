// Who has not acknowledged which policy in force, counted once for a day: told of the policy and of the person.
import { PERSON } from '../../../shared/domain/programme';
import type { Signal } from '../../../shared/domain/programme/signal';
import { addDays } from '../../../shared/period';
import type { ReadableDb } from '../../db/handles';
import { asksOf, isMeantBy, isThereOn } from '../asked-to-acknowledge';
import { factsAs } from '../record-rows';
import type { SignalContext } from '../signal-context';

/** An acknowledgement is open from the first day, and asks for somebody when it has been for this long. */
export const DAYS_TO_ACKNOWLEDGE = 30;

interface Open {
  readonly count: number;
  /** Whether one of them is open for longer than the days to acknowledge. */
  readonly isLate: boolean;
}

interface Opens {
  /** By number of the policy. */
  readonly policies: ReadonlyMap<number, Open>;
  readonly people: ReadonlyMap<number, Open>;
}

/** Numbers of people by policy and edition. */
const doneIn = (db: ReadableDb): ReadonlyMap<string, ReadonlySet<number>> => {
  const done = new Map<string, Set<number>>();
  const rows = db
    .prepare("SELECT policy || ' ' || edition AS edition, person FROM policy_acknowledgement")
    .iterate() as Iterable<{ edition: string; person: number }>;
  for (const { edition, person } of rows) {
    const people = done.get(edition);
    if (people === undefined) done.set(edition, new Set([person]));
    else people.add(person);
  }
  return done;
};

const NOBODY: ReadonlySet<number> = new Set();

/** Of each policy with each person: so little is done for one pair that a hundred thousand people are counted at once. */
const opensOf = (context: SignalContext): Opens =>
  context.once('open acknowledgements', (db) => {
    const { today } = context;
    const done = doneIn(db);
    const there = context.all('person').filter((person) => isThereOn(person, today));
    const since = there.map((person) => factsAs(PERSON, person).startedOn ?? '');
    const counts = new Int32Array(there.length);
    const late = new Uint8Array(there.length);
    const policies = new Map<number, Open>();
    const lateBefore = addDays(today, -DAYS_TO_ACKNOWLEDGE);
    for (const policy of context.all('policy')) {
      const edition = context.editionsOf(policy.number).findLast((one) => one.inForceFrom <= today);
      if (edition === undefined) continue;
      const isAsked = isMeantBy(asksOf(policy));
      const isLateForOld = edition.inForceFrom < lateBefore;
      const doneBy = done.get(`${String(policy.number)} ${String(edition.edition)}`) ?? NOBODY;
      let count = 0;
      let isLate = false;
      there.forEach((person, at) => {
        if (doneBy.has(person.number) || !isAsked(person)) return;
        count += 1;
        counts[at] = (counts[at] ?? 0) + 1;
        if (!isLateForOld || (since[at] ?? '') >= lateBefore) return;
        late[at] = 1;
        isLate = true;
      });
      if (count > 0) policies.set(policy.number, { count, isLate });
    }
    const people = new Map<number, Open>();
    there.forEach(({ number }, at) => {
      const count = counts[at] ?? 0;
      if (count > 0) people.set(number, { count, isLate: late[at] === 1 });
    });
    return { policies, people };
  });

const signalOf = (code: Signal['code'], open: Open | undefined): Signal[] =>
  open === undefined ? [] : [{ code, weight: open.isLate ? 'look' : 'note', number: open.count }];

/** People who are asked for a policy and have not acknowledged it. */
export const acknowledgementsOpen = (policy: number, context: SignalContext): Signal[] =>
  signalOf('acknowledgements-open', opensOf(context).policies.get(policy));

/** Policies a person is asked for and has not acknowledged. */
export const notAcknowledged = (person: number, context: SignalContext): Signal[] =>
  signalOf('not-acknowledged', opensOf(context).people.get(person));
