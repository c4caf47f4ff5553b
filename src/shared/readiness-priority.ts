// What is done first, by how likely an exception is and what it takes to prevent it. An order of work and
// nothing else: no score, and no statement about a control.
import { ASPECTS, type Level, type SubjectRating } from './domain/readiness';

/**
 * 1 is done first. Diagonal by diagonal from "likely and little effort" to "unlikely and much effort"; inside
 * a diagonal the more likely first.
 */
export const PRIORITIES: Readonly<Record<Level, Readonly<Record<Level, number>>>> = {
  // likelihood → effort → priority
  high: { low: 1, medium: 2, high: 4 },
  medium: { low: 3, medium: 5, high: 7 },
  low: { low: 6, medium: 8, high: 9 },
};

/** Null without both levels. */
export const priorityOf = (likelihood: Level | null, effort: Level | null): number | null =>
  likelihood === null || effort === null ? null : PRIORITIES[likelihood][effort];

/** A gap: some aspect is partly in place or missing. */
export const isGap = (rating: SubjectRating): boolean =>
  ASPECTS.some((aspect) => rating[aspect] === 'partly' || rating[aspect] === 'missing');

/** Whether every aspect has been rated. */
export const isRated = (rating: SubjectRating): boolean =>
  ASPECTS.every((aspect) => rating[aspect] !== 'not-rated');

/** A subject nobody has said anything about. */
export const unrated = (subject: SubjectRating['subject']): SubjectRating => ({
  subject,
  design: 'not-rated',
  documentation: 'not-rated',
  operation: 'not-rated',
  evidence: 'not-rated',
  likelihood: null,
  effort: null,
  note: '',
});
