// The one line that the signature of a package covers besides the list of files: which package, when, by
// whom, and where the custody record stood. Written by the export, recomputed by the verifier.

export interface TrustedFacts {
  readonly packageId: string;
  readonly uuid: string;
  readonly builtAt: string;
  readonly builtBy: string;
  readonly organization: string;
  /** First 16 hex digits of the vault's id. */
  readonly vault: string;
  readonly seq: number;
  /** Leaf of the last custody entry, hex. */
  readonly head: string;
  /** 1 where it is absent. */
  readonly round?: number;
  /** Seal number of the round before; none of a first one. */
  readonly previousSeal?: string | null;
  /** Seal number of the full package a delta goes with; none of what is whole. */
  readonly baseSeal?: string | null;
}

export const PACKAGE_FORMAT = 'muniment-package-1';
const NAME_LIMIT = 600;

/** Letters, digits and -._~ as they are, everything else as %XX of its UTF-8 bytes, cut at 600 characters. */
export const percent = (text: string): string => {
  const whole = encodeURIComponent(text.toWellFormed()).replace(
    /[!*'()]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return whole.length <= NAME_LIMIT ? whole : whole.slice(0, NAME_LIMIT).replace(/%[0-9A-F]?$/, '');
};

/** One line of printable ASCII, at most about 1,800 characters. */
export const trustedComment = ({
  round = 1,
  previousSeal = null,
  baseSeal = null,
  ...facts
}: TrustedFacts): string =>
  [
    PACKAGE_FORMAT,
    `pkg=${facts.packageId}`,
    `uuid=${facts.uuid}`,
    `built=${facts.builtAt}`,
    `by=${percent(facts.builtBy)}`,
    `org=${percent(facts.organization)}`,
    `vault=${facts.vault}`,
    `seq=${String(facts.seq)}`,
    `head=${facts.head}`,
    // A first whole round looks as packages did before there were rounds.
    ...(round > 1 ? [`round=${String(round)}`] : []),
    ...(previousSeal === null ? [] : [`prev=${previousSeal}`]),
    ...(baseSeal === null ? [] : ['kind=delta', `base=${baseSeal}`]),
  ].join(' ');

/** The first line of the .minisig; nothing signs it, so it may hold nothing else. */
export const untrustedComment = (packageId: string): string =>
  `signature of ${packageId}, see HOW-TO-VERIFY.txt`;
