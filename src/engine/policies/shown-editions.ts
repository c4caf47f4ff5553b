// Editions as they are shown: with the names of who approved them, and how far their acknowledgements are.
import { POLICY } from '../../shared/domain/programme';
import type { PolicyEdition } from '../../shared/domain/programme/policy-edition';
import type { RecordId } from '../../shared/domain/programme/record-id';
import type { CalendarDate } from '../../shared/period';
import { memberNames } from '../journal/member-names';
import { factsAs, readRecord } from '../programme';
import type { OpenVault } from '../vault/open-vault';
import { acknowledgementsOf, askedPeople } from './acknowledgements';
import { editionsOf, findEdition } from './editions';

/**
 * All editions of a policy, the newest first.
 * @throws UserError programme.unknown-record
 */
export const policyEditions = (vault: OpenVault, id: RecordId, today: CalendarDate): PolicyEdition[] => {
  const names = memberNames(vault.db);
  const asked = askedPeople(vault.db, id, today);
  return editionsOf(vault.db, id)
    .map(({ text: _, approvedBy, ...edition }): PolicyEdition => {
      const done = acknowledgementsOf(vault.db, id, edition.edition);
      return {
        ...edition,
        approvedBy: names.get(approvedBy) ?? '',
        acknowledged: asked.filter((one) => done.has(one.number)).length,
        asked: asked.length,
      };
    })
    .reverse();
};

/** @throws UserError programme.unknown-record, policy.unknown-edition */
export const editionText = (vault: OpenVault, id: RecordId, edition: number): string =>
  findEdition(vault.db, id, edition).text;

/**
 * As it stands now.
 * @throws UserError programme.unknown-record
 */
export const readPolicyText = (vault: OpenVault, id: RecordId): string =>
  factsAs(POLICY, readRecord(vault.db, id)).text;
