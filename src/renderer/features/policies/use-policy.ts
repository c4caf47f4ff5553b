// A policy with its editions, and which of them holds today.
import type { PolicyEdition } from '../../../shared/domain/programme/policy-edition';
import type { RecordDetail } from '../../../shared/domain/programme/record';
import type { RecordId } from '../../../shared/domain/programme/record-id';
import type { Failure } from '../../../shared/errors';
import { useCall } from '../../app/use-call';
import { dateText, today } from '../../messages/dates';
import { policyText as text } from '../../messages/policies';

export interface PolicyNow {
  readonly record: RecordDetail | undefined;
  /** The newest first; undefined until they are known. */
  readonly editions: readonly PolicyEdition[] | undefined;
  readonly inForce: PolicyEdition | null;
  readonly hasChanged: boolean;
  readonly failure: Failure | null;
}

export const inForceToday = (editions: readonly PolicyEdition[]): PolicyEdition | null => {
  const day = today();
  return (
    editions.find((one) => one.inForceFrom <= day && (one.inForceTo === null || day <= one.inForceTo)) ?? null
  );
};

export const usePolicy = (id: RecordId): PolicyNow => {
  const { data, failure } = useCall('programme', 'get', { id, today: today() });
  const { data: editions, failure: noEditions } = useCall('policies', 'editions', { id, today: today() });
  const record = data?.id === id ? data : undefined;
  const known = record === undefined ? undefined : editions;
  return {
    record,
    editions: known,
    inForce: inForceToday(known ?? []),
    hasChanged: record?.signals.some((one) => one.code === 'changed-since-approval') ?? false,
    failure: failure ?? noEditions,
  };
};

/** What holds of the policy today, in a sentence. */
export const standingOf = ({ editions, inForce, hasChanged }: PolicyNow): string => {
  const [last] = editions ?? [];
  const changed = hasChanged ? text.answerChanged : '';
  if (last === undefined) return text.answerNone;
  if (inForce !== null) return text.answerInForce(inForce.edition, dateText(inForce.inForceFrom)) + changed;
  if (last.inForceTo === null) return text.answerLater(last.edition, dateText(last.inForceFrom)) + changed;
  return text.answerEnded(last.edition, dateText(last.inForceTo)) + changed;
};
