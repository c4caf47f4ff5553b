// What an auditor looks for in a piece of evidence, by its kind: questions a person answers when taking it
// in. Answers are help, not a verdict; the keys stand in the journal and never change their meaning.
import type { EvidenceKind } from './evidence';

export interface QualityQuestion {
  readonly key: string;
  /** A statement that can be ticked. */
  readonly text: string;
}

const FULL_SCREEN = { key: 'full-screen', text: 'The full screen is shown, not a part of it' };
const CLOCK = { key: 'clock', text: 'Date and time of the system are visible' };
const USER_AND_ADDRESS = {
  key: 'user-and-address',
  text: 'Signed-in user and address of the page are visible',
};
const FILTERS_AND_COUNT = { key: 'filters-and-count', text: 'Filters and the number of entries are visible' };
const UNFILTERED = { key: 'unfiltered', text: 'The list is complete: nothing was filtered out' };
const SYSTEM_NAMED = { key: 'system-named', text: 'It says which system it came from' };
const QUERY_KEPT = { key: 'query-kept', text: 'The query or the steps that made it are kept with it' };
const TIME_ZONE = { key: 'time-zone', text: 'The time zone of its times is stated' };
const PEOPLE_AND_DAYS = {
  key: 'people-and-days',
  text: 'Who did what, and on which day, can be read from it',
};
const APPROVER = { key: 'approver', text: 'The approval and the approver can be seen' };
const IN_FORCE = { key: 'in-force', text: 'Version, approval and the day it came into force are stated' };
const SIGNED = { key: 'signed', text: 'It is signed by all parties' };
const WHOLE = { key: 'whole', text: 'All pages are there' };
const PERIOD_STATED = { key: 'period-stated', text: 'The period it covers is stated in it' };
const ATTENDEES = { key: 'attendees', text: 'Day and attendees are stated' };

const QUESTIONS: Readonly<Record<EvidenceKind, readonly QualityQuestion[]>> = {
  screenshot: [FULL_SCREEN, CLOCK, USER_AND_ADDRESS, FILTERS_AND_COUNT, UNFILTERED],
  'system-export': [SYSTEM_NAMED, QUERY_KEPT, FILTERS_AND_COUNT, UNFILTERED, TIME_ZONE],
  configuration: [SYSTEM_NAMED, CLOCK, USER_AND_ADDRESS, WHOLE],
  log: [SYSTEM_NAMED, TIME_ZONE, PEOPLE_AND_DAYS, UNFILTERED],
  ticket: [PEOPLE_AND_DAYS, APPROVER, WHOLE],
  report: [PERIOD_STATED, SYSTEM_NAMED, WHOLE],
  'third-party-report': [PERIOD_STATED, WHOLE, SIGNED],
  policy: [IN_FORCE, APPROVER, WHOLE],
  minutes: [ATTENDEES, WHOLE, APPROVER],
  agreement: [SIGNED, WHOLE, IN_FORCE],
  'training-record': [PEOPLE_AND_DAYS, PERIOD_STATED, UNFILTERED],
  population: [SYSTEM_NAMED, QUERY_KEPT, FILTERS_AND_COUNT, UNFILTERED, TIME_ZONE],
  other: [SYSTEM_NAMED, PEOPLE_AND_DAYS, WHOLE],
};

export const qualityQuestions = (kind: EvidenceKind): readonly QualityQuestion[] => QUESTIONS[kind];
