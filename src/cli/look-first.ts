// Looks at the files of items before they are added: says what is odd about them, and which items hold
// nothing that the vault does not have.
import type { OpenVault } from '../engine';
import type { EvidenceId } from '../shared/ids';
import type { Call } from './command';
import type { ManifestItem } from './evidence-manifest';
import { flagNotes } from './flag-texts';
import { engine } from './open-vault';

/** A look at fewer files is over before anybody reads about it. */
const WORTH_TELLING = 500;

export interface LookedAt {
  readonly item: ManifestItem;
  /** Every file of it is in the vault already, or comes with an item before it. */
  readonly isDuplicate: boolean;
  readonly alreadyIn: readonly EvidenceId[];
}

export const lookFirst = async (
  vault: OpenVault,
  items: readonly ManifestItem[],
  { job, output }: Pick<Call, 'job' | 'output'>,
): Promise<LookedAt[]> => {
  const { inspectFiles } = await engine();
  const owners = items.flatMap((item, index) => item.paths.map((path) => ({ path, index })));
  const found = await inspectFiles(
    vault,
    owners.map(
      ({ path }) =>
        () =>
          path,
    ),
    owners.length > WORTH_TELLING ? job : { ...job, progress: () => undefined },
  );
  found.forEach(({ flags, problem }, at) => {
    // An empty file is refused, and said so there.
    if (problem !== null) return;
    for (const note of flagNotes(owners[at]?.path ?? '', flags)) output.warn(note);
  });
  return items.map((item, index) => {
    const ofItem = found.filter((_, at) => owners[at]?.index === index);
    const alreadyIn = new Set(ofItem.flatMap((one) => one.alreadyIn));
    const isKnown = ofItem.every(
      (one) =>
        one.problem === null &&
        (one.alreadyIn.length > 0 || (one.sameAs !== null && (owners[one.sameAs]?.index ?? index) < index)),
    );
    return { item, isDuplicate: isKnown, alreadyIn: [...alreadyIn].sort() };
  });
};
