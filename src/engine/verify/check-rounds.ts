// Which round this is, which came before it, and which full package a delta goes with: told by package.json,
// by the signed comment and by the journal, and the same in all three.
import { z } from 'zod';
import type { CustodyEntry } from './check-custody';
import type { Findings } from './findings';
import type { PackageJson } from './package-schema';

const PACKAGE = 'data/package.json';
const ENTRIES = 'data/90_custody/entries.jsonl';

const RoundRef = z.looseObject({
  id: z.string().regex(/^PKG-\d{4}-\d{2,4}$/),
  round: z.number().int().min(1).max(999),
  seal_number: z.string().regex(/^[0-9a-f]{64}$/),
});
export type RoundRef = z.infer<typeof RoundRef>;

const RoundJson = z.looseObject({
  kind: z.enum(['full', 'delta']).optional(),
  previous: RoundRef.optional(),
  base: RoundRef.optional(),
});

export interface RoundFacts {
  readonly round: number;
  readonly previous: RoundRef | null;
  /** Null of what is whole. */
  readonly base: RoundRef | null;
}

/** Null after a finding. */
export const readRoundFacts = (json: PackageJson, findings: Findings): RoundFacts | null => {
  const parsed = RoundJson.safeParse(json.package);
  if (!parsed.success) {
    findings.add('json.malformed', PACKAGE, 'what it says of its round is not of the shape of the format');
    return null;
  }
  const { kind = 'full', previous = null, base = null } = parsed.data;
  const { id, round } = json.package;
  const disagree = (detail: string): void => {
    findings.add('round.disagrees', PACKAGE, detail);
  };
  if (round > 1 !== (previous !== null)) disagree('a later round names the one before it, a first one none');
  if (previous !== null && (previous.id !== id || previous.round !== round - 1))
    disagree('the round before it is another one');
  if ((kind === 'delta') !== (base !== null)) disagree('a delta names its base, and nothing else does');
  if (base?.id === id && base.round >= round) disagree('its base is no earlier round');
  return { round, previous, base };
};

const Built = z.looseObject({
  sealNumber: z.string(),
  round: z.number().int().optional(),
  kind: z.string().optional(),
});

const builtRounds = (entries: ReadonlyMap<number, CustodyEntry>) =>
  [...entries.values()].flatMap((entry) => {
    const built = entry.action === 'package.built' ? Built.safeParse(entry.detail).data : undefined;
    return built === undefined
      ? []
      : [{ id: entry.subject, round: built.round ?? 1, kind: built.kind ?? 'full', seal: built.sealNumber }];
  });

/**
 * The journal tells of every round built before this one, so an older round cannot be passed off as a newer
 * one, and a round that was never built cannot stand before it.
 */
export const checkRoundsTold = (
  json: PackageJson,
  { round, previous, base }: RoundFacts,
  entries: ReadonlyMap<number, CustodyEntry>,
  findings: Findings,
): void => {
  const built = builtRounds(entries);
  const isTold = (ref: RoundRef): boolean =>
    built.some((one) => one.id === ref.id && one.round === ref.round && one.seal === ref.seal_number);
  if (previous !== null && !isTold(previous))
    findings.add('round.disagrees', ENTRIES, 'no entry tells of the round before it as it is named');
  if (base !== null) {
    const told = built.find((one) => one.id === base.id && one.round === base.round);
    if (!isTold(base)) findings.add('round.disagrees', ENTRIES, 'no entry tells of its base as it is named');
    else if (told?.kind !== 'full') findings.add('round.disagrees', ENTRIES, 'its base is a delta itself');
  }
  if (built.some((one) => one.id === json.package.id && one.round >= round))
    findings.add(
      'round.disagrees',
      ENTRIES,
      'its own record tells of this round, or a later one, as built before',
    );
};

/** Of a delta: a file is either here, or `in_base` says where the base has it. */
export const checkInBase = (
  json: PackageJson,
  absent: ReadonlyMap<string, string>,
  isFolder: boolean,
  findings: Findings,
): void => {
  for (const file of json.files) {
    const path = `data/${file.path}`;
    const inBase = file['in_base'];
    if (absent.has(path) && typeof inBase !== 'string')
      findings.add('file.missing', path, 'not here, and not said to be in the base');
    // Who completes an unpacked delta by hand does no harm: every byte is compared with its hash.
    if (!absent.has(path) && inBase !== undefined && !isFolder)
      findings.add('package.disagrees', path, 'here, and said to be in the base');
  }
};
