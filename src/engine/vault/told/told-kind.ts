// One kind of row (controls, evidence …) held against what the journal tells of it: every member has the key
// of the database and may own a program that changes it without a word.
import canonicalize from 'canonicalize';
import { sha256Hex } from '../../crypto/hash';
import type { ReadableDb } from '../../db/handles';
import type { JournalText } from '../../journal/journal-text';

/** A row, or a part of one, that is not what the journal tells. */
export interface Untold {
  readonly subject: string;
  /** Goes on "… is not what the journal tells of it". */
  readonly what: string;
  /** The whole sentence, where it is what the journal tells that cannot be. */
  readonly sentence?: string;
}

export interface ToldKind {
  /** Takes one entry of the journal in; they come in their order. */
  readonly take: (entry: JournalText) => void;
  /** Compares the tables, a page of rows at a time so that other work gets in between. */
  readonly compare: (db: ReadableDb) => Iterable<readonly Untold[]>;
}

/** Rows looked at between two pauses. */
export const PAGE = 500;

export const WHAT_IT_SAYS = 'what it says';
export const WHAT_IT_IS_LINKED_TO = 'what it is linked to';
/** Derived from other rows; not told of where those are found themselves. */
export const WHAT_LISTS_SHOW = 'what lists show of it';

/** A short stand-in for facts: a vault of 100,000 items fits into memory. */
export const digestOf = (facts: unknown): string => sha256Hex(canonicalize(facts) ?? '');

/** Those fields of a detail; null when it lacks one of them. */
export const picked = (
  detail: JournalText['detail'],
  names: readonly string[],
): Record<string, unknown> | null =>
  names.every((name) => detail[name] !== undefined)
    ? Object.fromEntries(names.map((name) => [name, detail[name]]))
    : null;

/** A list of texts; null for anything else. */
export const texts = (value: unknown): string[] | null =>
  Array.isArray(value) && value.every((one) => typeof one === 'string') ? value : null;

/** What `group_concat` answers, as a list. */
export const ungrouped = (joined: string | null): string[] => (joined === null ? [] : joined.split(','));
