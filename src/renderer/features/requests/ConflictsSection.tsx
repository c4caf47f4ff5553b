// Where the vault and what came back say different things: both stand side by side until somebody chooses,
// and stay readable after.
import { useState } from 'react';
import type { RequestConflict, RequestDetail } from '../../../shared/domain/request';
import { useMay } from '../../app/use-access';
import { useCommand } from '../../app/use-call';
import { dayText } from '../../messages/dates';
import { requestPanel as text } from '../../messages/request-panel';
import { requestWords } from '../../messages/request-words';
import { Button } from '../../ui/Button';
import { FailureNotice, Notice } from '../../ui/Notice';
import { Section } from '../../ui/Section';
import { TextField } from '../../ui/TextField';
import styles from './requests.module.css';

interface ConflictProps {
  readonly id: RequestDetail['id'];
  readonly conflict: RequestConflict;
}

const Value = ({ field, value }: { readonly field: string; readonly value: string }) =>
  value === '' ? (
    <span className="faint">{text.empty}</span>
  ) : (
    <span dir="auto">{requestWords.value(field, value)}</span>
  );

const Sides = ({ conflict }: Pick<ConflictProps, 'conflict'>) => (
  <div className={styles.sides}>
    <div className={styles.base}>
      <h3>{text.base}</h3>
      <Value field={conflict.field} value={conflict.base} />
    </div>
    <div>
      <h3>{text.ours2}</h3>
      <Value field={conflict.field} value={conflict.ours} />
    </div>
    <div>
      <h3>
        <bdi>{text.theirs2(conflict.saidBy)}</bdi>
      </h3>
      <Value field={conflict.field} value={conflict.theirs} />
    </div>
  </div>
);

const OpenConflict = ({ id, conflict }: ConflictProps) => {
  const resolve = useCommand('requests', 'resolveConflict');
  const mayResolve = useMay('request.conflict-resolved');
  const [note, setNote] = useState('');
  return (
    <div className={styles.conflict}>
      <Notice kind="missed">
        <p>{text.conflictText(requestWords.field(conflict.field))}</p>
      </Notice>
      <Sides conflict={conflict} />
      {mayResolve && (
        <>
          <TextField
            label={text.takeNote}
            help={text.takeNoteHelp}
            value={note}
            onChange={setNote}
            maxLength={2000}
          />
          <div className={styles.moves}>
            {(['ours', 'theirs'] as const).map((take) => (
              <Button
                key={take}
                isDisabled={resolve.isRunning}
                aria-label={`${text.take(take)}: ${requestWords.field(conflict.field)}`}
                onPress={() => void resolve.run({ id, number: conflict.number, take, note })}
              >
                {text.take(take)}
              </Button>
            ))}
          </div>
        </>
      )}
      <FailureNotice failure={resolve.failure} />
    </div>
  );
};

export const ConflictsSection = ({ request }: { readonly request: RequestDetail }) => {
  const [isShown, setShown] = useState(false);
  const open = request.conflicts.filter(({ resolved }) => resolved === null);
  const settled = request.conflicts.filter(({ resolved }) => resolved !== null);
  if (request.conflicts.length === 0) return null;
  return (
    <Section title={text.conflicts}>
      {open.map((conflict) => (
        <OpenConflict key={conflict.number} id={request.id} conflict={conflict} />
      ))}
      {settled.length > 0 && !isShown && (
        <Button
          kind="quiet"
          onPress={() => {
            setShown(true);
          }}
        >
          {text.settledConflicts(settled.length)}
        </Button>
      )}
      {isShown &&
        settled.map((conflict) => (
          <div key={conflict.number} className={styles.conflict}>
            <p className="help">
              {requestWords.field(conflict.field)}.{' '}
              {conflict.resolved !== null &&
                text.resolved(
                  conflict.resolved.take,
                  conflict.resolved.byName,
                  dayText(conflict.resolved.at),
                )}{' '}
              {conflict.resolved?.note}
            </p>
            <Sides conflict={conflict} />
          </div>
        ))}
    </Section>
  );
};
