// On which side of the examined time a record lies, by its own days: a person's first and last, an incident's, a
// change's. Registers without such days lie on neither side.
import type { HandedRegister } from '../../../shared/domain/programme/handed-over';
import type { RecordFacts } from '../../../shared/domain/programme/record';
import type { CalendarDate } from '../../../shared/period';

const BEGAN: Readonly<Partial<Record<HandedRegister, readonly string[]>>> = {
  person: ['startedOn'],
  incident: ['startedOn', 'detectedOn'],
  risk: ['assessedOn'],
  change: ['doneOn', 'approvedOn'],
  'ai-asset': ['liveOn', 'approvedOn'],
};
const ENDED: Readonly<Partial<Record<HandedRegister, string>>> = {
  person: 'leftOn',
  incident: 'resolvedOn',
  change: 'doneOn',
};

const dayIn = (facts: RecordFacts, name: string): CalendarDate | null => {
  const value = facts[name];
  return typeof value === 'string' && value !== '' ? (value as CalendarDate) : null;
};

/** The day it began, as far as it says so. */
export const beganOn = (register: HandedRegister, facts: RecordFacts): CalendarDate | null =>
  (BEGAN[register] ?? []).map((name) => dayIn(facts, name)).find((day) => day !== null) ?? null;

/** The day it was over, as far as it says so. */
export const endedOn = (register: HandedRegister, facts: RecordFacts): CalendarDate | null => {
  const name = ENDED[register];
  return name === undefined ? null : dayIn(facts, name);
};
