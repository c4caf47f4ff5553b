// What only a screen can do, asked for from elsewhere: the palette goes to the screen, and the screen does it as
// soon as it stands there.
import { useEffect, useRef } from 'react';

/** Each belongs to one screen, which `app/palette-verbs.ts` names. */
export type ScreenVerb =
  | 'control.add'
  | 'control.starters'
  | 'control.import'
  | 'control.export'
  | 'population.record'
  | 'request.add'
  | 'request.import'
  | 'exception.record'
  | 'assessment.begin'
  | 'recipient.add'
  | 'member.add'
  | 'backup.run'
  | 'evidence.request'
  | 'journal.verify'
  | 'tasks.calendar'
  | 'vault.check'
  | 'coverage.print'
  | 'matrix.print';

const standing = new Map<ScreenVerb, () => void>();
/** Who has asked for something and then gone elsewhere for so long has changed their mind. */
const PATIENCE_MS = 5_000;
let wanted: { readonly verb: ScreenVerb; readonly until: number } | null = null;

/** Runs it now where its screen stands; else `goThere` is to lead to it, and it runs when it does. */
export const askFor = (verb: ScreenVerb, goThere: () => void): void => {
  const run = standing.get(verb);
  if (run !== undefined) {
    run();
    return;
  }
  wanted = { verb, until: performance.now() + PATIENCE_MS };
  goThere();
};

/** @param run null while this person cannot do it here */
export const useScreenVerb = (verb: ScreenVerb, run: (() => void) | null): void => {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  const can = run !== null;
  useEffect(() => {
    if (!can) return;
    const doIt = () => latest.current?.();
    standing.set(verb, doIt);
    if (wanted?.verb === verb) {
      const isStillWanted = performance.now() < wanted.until;
      wanted = null;
      if (isStillWanted) doIt();
    }
    return () => {
      if (standing.get(verb) === doIt) standing.delete(verb);
    };
  }, [verb, can]);
};
