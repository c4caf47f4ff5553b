// What the signed comment says of round and kind. It is known before anything of the package is parsed.

export interface SignedRound {
  readonly round: number;
  /** Seal number of the round before. */
  readonly previousSeal: string | null;
  /** Of a delta: seal number of the full package it goes with. */
  readonly baseSeal: string | null;
  /** First 16 hex digits of the vault's id. */
  readonly vault: string | null;
}

const TAIL =
  / vault=([0-9a-f]{16}) seq=\d+ head=[0-9a-f]{64}(?: round=([1-9]\d{0,2}))?(?: prev=([0-9a-f]{64}))?(?: kind=delta base=([0-9a-f]{64}))?$/;

/** Of a comment in another form, nothing; that the comment is the right one is checked elsewhere. */
export const signedRound = (comment: string | null): SignedRound => {
  const [, vault, round, previousSeal, baseSeal] = TAIL.exec(comment ?? '') ?? [];
  return {
    round: Number(round ?? 1),
    previousSeal: previousSeal ?? null,
    baseSeal: baseSeal ?? null,
    vault: vault ?? null,
  };
};
