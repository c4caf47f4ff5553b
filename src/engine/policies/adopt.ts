// Starters are looked at, and taken over as drafts of the company's own: from then on a starter of ours changes nothing.
import { POLICY } from '../../shared/domain/programme';
import type { PolicyStarter } from '../../shared/domain/programme/policy-edition';
import type { RecordId } from '../../shared/domain/programme/record-id';
import type { CalendarDate } from '../../shared/period';
import { addRecords, factsAs, linkRecords, recordsOf } from '../programme';
import type { OpenVault } from '../vault/open-vault';
import { controlsByStarter, controlsOf } from './policy-links';
import { filled, policyStarter, policyStarters, type Starter } from './starters';
import { wordValues } from './words';

/** Stands beside every link that came with a starter, until somebody says it better. */
export const STARTER_NOTE = 'Suggested by the starter.';

/** All starters, and what of each is in this vault already. */
export const listPolicyStarters = (vault: OpenVault): PolicyStarter[] => {
  const loaded = controlsByStarter(vault.db);
  const values = wordValues(vault);
  const adopted = Map.groupBy(recordsOf(vault.db, 'policy'), (one) => factsAs(POLICY, one).starter);
  return policyStarters().map((starter) => ({
    id: starter.id,
    title: starter.title,
    kind: starter.kind,
    purpose: starter.purpose,
    ownerRole: values.get(starter.owner) ?? '',
    isAddendum: starter.is_addendum,
    addendumTo: starter.addendum_to,
    commonlyRequired: starter.commonly_required,
    words: starter.words,
    controlIds: controlsOf(starter.controls, loaded),
    starterControlIds: starter.controls,
    criterionIds: starter.criteria,
    adoptedAs: (adopted.get(starter.id) ?? []).map((one) => one.id),
  }));
};

/**
 * A starter's text with the words filled in.
 * @throws UserError policy.unknown-starter
 */
export const starterText = (vault: OpenVault, id: string): string =>
  filled(policyStarter(id).text, wordValues(vault));

/** What everybody has to follow is acknowledged by everybody; a plan or a charter binds those it names. */
const acknowledgedBy = (starter: Starter): 'everyone' | 'nobody' =>
  starter.kind === 'policy' || starter.kind === 'standard' ? 'everyone' : 'nobody';

/**
 * Makes a draft of each, with the words filled in, linked to the controls of the vault that came from the starters it
 * names, and to its criteria. All or none. Answers the policies in the order of the starters.
 * @throws UserError policy.unknown-starter
 */
export const adoptStarters = (vault: OpenVault, ids: readonly string[], on: CalendarDate): RecordId[] => {
  const starters = [...new Set(ids)].map(policyStarter);
  const inOrder = policyStarters().filter((one) => starters.includes(one));
  const values = wordValues(vault);
  return vault.write((change) => {
    const loaded = controlsByStarter(change.db);
    const records = inOrder.map((starter) => ({
      facts: {
        title: starter.title,
        kind: starter.kind,
        owner: values.get(starter.owner) ?? '',
        text: filled(starter.text, values),
        starter: starter.id,
        acknowledgedBy: acknowledgedBy(starter),
        reviewMonths: String(starter.review_months),
      },
    }));
    const made = addRecords(change, 'policy', records, { on, note: '', via: 'starter' });
    made.forEach((id, at) => {
      const starter = inOrder[at];
      if (starter === undefined) return;
      const targets = [...controlsOf(starter.controls, loaded), ...starter.criteria];
      linkRecords(change, [id], targets, STARTER_NOTE);
    });
    return made;
  });
};
