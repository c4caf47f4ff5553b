// What the journal tells of evidence, controls, engagements and packages, to hold the tables against: every
// member has the key of the database and may own a program that changes it without a word.
import canonicalize from 'canonicalize';
import { z } from 'zod';
import { sha256Hex } from '../crypto/hash';
import type { JournalText } from '../journal/journal-text';

/** A short stand-in for facts: a vault of 100,000 items fits into memory. */
export const digestOf = (facts: unknown): string => sha256Hex(canonicalize(facts) ?? '');

export interface ToldFacts {
  /** Digest of what the last entry said; null when it did not say all of it. */
  readonly facts: ReadonlyMap<string, string | null>;
  /** What is linked or mapped now, sorted; null as above. */
  readonly links: ReadonlyMap<string, readonly string[] | null>;
  readonly take: (entry: JournalText) => void;
}

const EVIDENCE = ['title', 'source', 'sensitivity', 'effective', 'capturedOn', 'files'] as const;
const CONTROL = ['title', 'wording', 'cadence'] as const;
const named = { systemName: z.string(), firm: z.string(), categories: z.array(z.string()) };
const Engagement = z.discriminatedUnion('type', [
  z.object({ type: z.literal(1), asOf: z.string(), ...named }),
  z.object({ type: z.literal(2), period: z.object({ from: z.string(), to: z.string() }), ...named }),
]);
const PACKAGE = ['uuid', 'verdict', 'zipSha256', 'sealNumber'] as const;

const picked = (detail: JournalText['detail'], names: readonly string[]): Record<string, unknown> | null =>
  names.every((name) => detail[name] !== undefined)
    ? Object.fromEntries(names.map((name) => [name, detail[name]]))
    : null;

const texts = (value: unknown): string[] | null =>
  Array.isArray(value) && value.every((one) => typeof one === 'string') ? value : null;

const linked = (detail: JournalText['detail']): string[] | null => {
  const controls = texts(detail['controls']);
  const points = texts(detail['pointsOfFocus']);
  return controls && points && [...controls, ...points];
};

const engagementOf = (after: unknown): Record<string, unknown> | null => {
  const told = Engagement.safeParse(after).data;
  if (told === undefined) return null;
  const { systemName, firm } = told;
  const time = told.type === 1 ? told.asOf : [told.period.from, told.period.to];
  return { type: told.type, time, systemName, firm, categories: told.categories.toSorted() };
};

export const toldFacts = (): ToldFacts => {
  const facts = new Map<string, string | null>();
  const links = new Map<string, string[] | null>();
  const remember = (id: string, told: Record<string, unknown> | null): void => {
    facts.set(id, told && digestOf(told));
  };
  const change = (id: string, more: string[] | null, fewer: string[] | null): void => {
    const before = links.get(id) ?? null;
    if (before === null || more === null || fewer === null) return;
    const gone = new Set(fewer);
    links.set(id, [...new Set([...before, ...more])].filter((one) => !gone.has(one)).sort());
  };
  const begin = (id: string, first: string[] | null): void => {
    links.set(id, first && [...new Set(first)].sort());
  };
  const take = ({ action, subject, detail, member, time }: JournalText): void => {
    switch (action) {
      case 'evidence.added': {
        const told = picked(detail, EVIDENCE);
        remember(subject, told && { ...told, member, time });
        begin(subject, linked(detail));
        return;
      }
      case 'evidence.linked':
        change(subject, linked(detail), []);
        return;
      case 'evidence.unlinked':
        change(subject, [], linked(detail));
        return;
      case 'control.added':
        remember(subject, picked(detail, CONTROL));
        begin(subject, texts(detail['pointsOfFocus']));
        return;
      case 'control.mapped':
        change(subject, texts(detail['pointsOfFocus']), []);
        return;
      case 'control.unmapped':
        change(subject, [], texts(detail['pointsOfFocus']));
        return;
      case 'engagement.created':
      case 'engagement.changed':
        remember(subject, engagementOf(detail['after']));
        return;
      case 'package.built':
        remember(subject, picked(detail, PACKAGE));
        return;
      default:
    }
  };
  return { facts, links, take };
};
