// The one way facts of a record are written down as JSON, and what a signature stands for.
import canonicalize from 'canonicalize';
import type { RecordFacts } from '../../shared/domain/programme/record';
import { invariant } from '../../shared/errors';
import type { Sha256 } from '../../shared/ids';
import { sha256Hex } from '../crypto/hash';

/** How long the canonical facts of one version may be: its entry of the journal holds all of it, and no reader takes 16 MiB. */
export const LONGEST_FACTS = 2_000_000;

export const canonical = (value: unknown): string => {
  const text = canonicalize(value);
  invariant(text !== undefined, 'facts of a record are always JSON');
  return text;
};

/** What a signature stands for: SHA-256 of the canonical JSON of facts and state. */
export const digestOfVersion = (facts: RecordFacts, state: string): Sha256 =>
  sha256Hex(canonical({ facts, state }));
