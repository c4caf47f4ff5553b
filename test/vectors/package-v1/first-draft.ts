// A package as the first draft of the format had it: without the members that were added since.
import type { Bag } from './forge';

interface Later {
  exceptions?: unknown;
  counts: { exceptions?: unknown };
  engagement: { scope?: unknown };
  controls: { occurrences?: unknown }[];
}

/** Listed again, not signed. */
export const firstDraft = (bag: Bag): Bag => {
  bag.json('data/package.json', (json: Later) => {
    delete json.exceptions;
    delete json.counts.exceptions;
    delete json.engagement.scope;
    for (const control of json.controls) delete control.occurrences;
  });
  return bag.relist();
};
