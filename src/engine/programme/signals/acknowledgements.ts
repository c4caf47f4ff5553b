// Who has not acknowledged which policy in force, counted once for a day: told of the policy and of the person.
import { PERSON } from '../../../shared/domain/programme';
import type { Signal } from '../../../shared/domain/programme/signal';
import { addDays } from '../../../shared/period';
import { askedOn, asksOf } from '../asked-to-acknowledge';
import { factsAs } from '../record-rows';
import type { SignalContext } from '../signal-context';

/** An acknowledgement is open from the first day, and asks for somebody when it has been for this long. */
export const DAYS_TO_ACKNOWLEDGE = 30;

interface Open {
  count: number;
  /** Whether one of them is open for longer than the days to acknowledge. */
  isLate: boolean;
}

interface Opens {
  /** By number of the policy. */
  readonly policies: ReadonlyMap<number, Open>;
  readonly people: ReadonlyMap<number, Open>;
}

const noteOf = (opens: Map<number, Open>, number: number, isLate: boolean): void => {
  const open = opens.get(number) ?? { count: 0, isLate: false };
  opens.set(number, { count: open.count + 1, isLate: open.isLate || isLate });
};

const opensOf = (context: SignalContext): Opens =>
  context.once('open acknowledgements', (db) => {
    const { today } = context;
    const done = new Set(
      db
        .prepare("SELECT policy || ' ' || edition || ' ' || person FROM policy_acknowledgement")
        .pluck()
        .all() as string[],
    );
    const policies = new Map<number, Open>();
    const people = new Map<number, Open>();
    const lateBefore = addDays(today, -DAYS_TO_ACKNOWLEDGE);
    for (const policy of context.all('policy')) {
      const edition = context.editionsOf(policy.number).findLast((one) => one.inForceFrom <= today);
      if (edition === undefined) continue;
      for (const person of askedOn(asksOf(policy), context.all('person'), today)) {
        if (done.has(`${String(policy.number)} ${String(edition.edition)} ${String(person.number)}`))
          continue;
        const { startedOn } = factsAs(PERSON, person);
        const since = startedOn !== null && startedOn > edition.inForceFrom ? startedOn : edition.inForceFrom;
        const isLate = since < lateBefore;
        noteOf(policies, policy.number, isLate);
        noteOf(people, person.number, isLate);
      }
    }
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
