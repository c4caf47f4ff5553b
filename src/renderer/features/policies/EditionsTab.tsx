// What was approved of a policy: by whom, from when to when it is in force, its file, and how far it is acknowledged.
import type { PolicyEdition } from '../../../shared/domain/programme/policy-edition';
import { ObjectLink } from '../../app/ObjectLink';
import { dateText, instantText } from '../../messages/dates';
import { editions as text, policyText } from '../../messages/policies';
import { Button } from '../../ui/Button';
import styles from './policies.module.css';

interface EditionsTabProps {
  readonly editions: readonly PolicyEdition[];
  readonly onSave: (edition: number) => void;
}

const daysOf = ({ inForceFrom, inForceTo }: PolicyEdition): string =>
  inForceTo !== null && inForceTo < inForceFrom
    ? text.never
    : text.inForce(dateText(inForceFrom), inForceTo === null ? null : dateText(inForceTo));

export const EditionsTab = ({ editions, onSave }: EditionsTabProps) => {
  if (editions.length === 0) return <p className="muted">{text.none}</p>;
  return (
    <ul>
      {editions.map((one) => (
        <li key={one.edition} className={styles.edition}>
          <div>
            <b>{policyText.editionOf(one.edition)}</b>, {daysOf(one)}
            <small>
              <bdi>{text.approved(one.approvedBy, instantText(one.approvedAt))}</bdi>
              {one.note !== '' && (
                <>
                  {' '}
                  · <bdi>{one.note}</bdi>
                </>
              )}
            </small>
            <small>
              {text.acknowledged(one.acknowledged, one.asked)} · {text.evidence}{' '}
              <ObjectLink id={one.evidence.split('.')[0] ?? one.evidence} />
            </small>
            <small>
              {policyText.digest}: <span className="id">{one.textSha256}</span>
            </small>
          </div>
          <Button
            aria-label={text.saveOf(one.edition)}
            onPress={() => {
              onSave(one.edition);
            }}
          >
            {text.save}
          </Button>
        </li>
      ))}
    </ul>
  );
};
