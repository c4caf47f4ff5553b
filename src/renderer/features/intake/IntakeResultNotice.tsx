// What became of the last import: what was added, what had the same bytes, what failed and why.
import { useNavigate } from '@tanstack/react-router';
import { errorText } from '../../../shared/error-texts';
import type { Failure } from '../../../shared/errors';
import { ObjectLink } from '../../app/ObjectLink';
import { intake as text } from '../../messages/intake';
import { Button } from '../../ui/Button';
import { FailureNotice, Notice } from '../../ui/Notice';
import { visibleText } from '../../../shared/visible-text';
import type { IntakeOutcome } from './add-in-batches';
import styles from './intake.module.css';
import { setIntakeWork } from './intake-store';

/** Beyond this many lines the table of evidence is the better place. */
const FEW = 12;

interface IntakeResultNoticeProps {
  readonly outcome: IntakeOutcome;
  readonly failure: Failure | null;
}

const resultTitle = ({ added, versions, linked }: IntakeOutcome): string =>
  [
    (added.length > 0 || versions.length + linked.length === 0) && text.resultTitle(added.length),
    versions.length > 0 && text.resultVersionsTitle(versions.length),
    linked.length > 0 && text.resultLinkedTitle(linked.length),
  ]
    .filter((part) => part !== false)
    .join(', ');

export const IntakeResultNotice = ({ outcome, failure }: IntakeResultNoticeProps) => {
  const navigate = useNavigate();
  const { added, versions, linked, leftOut, assigned, answered, sameBytes, failed, endedEarly } = outcome;
  const stored = added.length + versions.length + linked.length;
  return (
    <div className={styles.result}>
      <Notice kind={failed.length > 0 || endedEarly ? 'late' : 'met'} live>
        <p>
          <b>{resultTitle(outcome)}</b>
        </p>
        {added.length > 0 && (
          <p className="ids">
            {added.slice(0, FEW).map(({ id }) => (
              <ObjectLink key={id} id={id} />
            ))}
            {added.length > FEW && <span className="muted">{text.moreFiles(added.length - FEW)}</span>}
          </p>
        )}
        {versions.length > 0 && (
          <p className="ids">
            {text.resultVersions}:{' '}
            {versions.slice(0, FEW).map(({ key, id }) => (
              <ObjectLink key={key} id={id} />
            ))}
          </p>
        )}
        {linked.length > 0 && (
          <p className="ids">
            {text.resultLinked}:{' '}
            {linked.slice(0, FEW).map(({ key, id }) => (
              <ObjectLink key={key} id={id} />
            ))}
          </p>
        )}
        {leftOut > 0 && <p className="muted">{text.resultLeftOut(leftOut)}</p>}
        {endedEarly && failure === null && <p>{text.resultCancelled(stored)}</p>}
        {assigned.slice(0, FEW).map(({ controlId, name, evidenceIds }) => (
          <p key={`${controlId} ${name}`}>{text.resultCounts(evidenceIds.join(', '), name, controlId)}</p>
        ))}
        {answered.slice(0, FEW).map(({ requestId, evidenceIds }) => (
          <p key={requestId}>
            {text.resultAnswers(evidenceIds.join(', '))} <ObjectLink id={requestId} />
          </p>
        ))}
        {sameBytes.slice(0, FEW).map(({ id, alreadyIn }) => (
          <p key={id}>{text.resultSame(id, alreadyIn.join(', '))}</p>
        ))}
        {failed.length > 0 && (
          <>
            <p>
              <b>{text.resultFailedTitle(failed.length)}</b>
            </p>
            <ul className={styles.failures}>
              {failed.slice(0, FEW).map(({ row, failure: why }) => (
                <li key={row.key}>
                  <bdi>{visibleText(row.files[0].name)}</bdi>: {errorText(why).happened}{' '}
                  <span className="id">{why.code}</span>
                </li>
              ))}
            </ul>
          </>
        )}
        <div className={styles.resultButtons}>
          {stored > 0 && (
            <Button
              onPress={() =>
                void navigate({ to: '/evidence', search: { sort: 'id', direction: 'descending' } })
              }
            >
              {text.resultShow}
            </Button>
          )}
          <Button
            kind="quiet"
            onPress={() => {
              setIntakeWork({ state: 'idle' });
            }}
          >
            {text.close}
          </Button>
        </div>
      </Notice>
      <FailureNotice failure={failure} />
    </div>
  );
};
