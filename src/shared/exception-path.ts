// The way of an exception through its states: which may follow, and what each needs to be stated first.
// Pure: the engine decides by it, and the window says by it what is missing before it is asked.
import type { ExceptionState, NewException } from './domain/exception';

interface Need {
  readonly words: string;
  readonly isStated: (exception: NewException) => boolean;
}

const HAPPENED: Need = { words: 'what happened', isStated: (one) => one.whatHappened !== '' };
const EXTENT: Need = {
  words: 'its extent (how many failed, of how many)',
  isStated: (one) => one.extent !== null,
};
const RESPONSE: Need = { words: 'management’s response', isStated: (one) => one.response !== '' };
const APPROVED: Need = {
  words: 'who approved the response',
  isStated: (one) => one.responseApprovedBy !== '',
};
const REMEDIATION: Need = { words: 'the remediation', isStated: (one) => one.remediation !== '' };
const OWNER: Need = { words: 'its owner', isStated: (one) => one.owner !== '' };
const FIXED: Need = { words: 'the day it was fixed', isStated: (one) => one.fixedOn !== null };
const RETEST: Need = { words: 'the retest', isStated: (one) => one.retest !== '' };

const CONFIRMED = [HAPPENED, EXTENT];
const RESPONDED = [...CONFIRMED, RESPONSE, APPROVED];
const REMEDIATING = [...RESPONDED, REMEDIATION, OWNER];
const ALL_FIXED = [...REMEDIATING, FIXED];
const RETESTED = [...ALL_FIXED, RETEST];

const NEEDS: Readonly<Record<ExceptionState, readonly Need[]>> = {
  draft: [],
  confirmed: CONFIRMED,
  responded: RESPONDED,
  remediating: REMEDIATING,
  fixed: ALL_FIXED,
  retested: RETESTED,
  closed: RETESTED,
  // To carry the risk is management's answer, so somebody must have given it.
  accepted: RESPONDED,
};

/**
 * Forward by one step, back by one step, or to `accepted`, which is left again through `confirmed`. A
 * closed one is opened again (back to `retested`) before its risk is accepted.
 */
const MAY_FOLLOW: Readonly<Record<ExceptionState, readonly ExceptionState[]>> = {
  draft: ['confirmed'],
  confirmed: ['responded', 'accepted', 'draft'],
  responded: ['remediating', 'accepted', 'confirmed'],
  remediating: ['fixed', 'accepted', 'responded'],
  fixed: ['retested', 'accepted', 'remediating'],
  retested: ['closed', 'accepted', 'fixed'],
  closed: ['retested'],
  accepted: ['confirmed'],
};

/** What a state still needs to be stated, in words, in the order a form asks for it. */
export const missingFor = (state: ExceptionState, exception: NewException): string[] =>
  NEEDS[state].filter((need) => !need.isStated(exception)).map((need) => need.words);

/**
 * The states that may follow, whatever is stated. One that was handed over in a package never becomes a
 * draft again: the next package would leave it out.
 */
export const mayFollow = (state: ExceptionState, isInPackage: boolean): readonly ExceptionState[] =>
  isInPackage ? MAY_FOLLOW[state].filter((one) => one !== 'draft') : MAY_FOLLOW[state];
