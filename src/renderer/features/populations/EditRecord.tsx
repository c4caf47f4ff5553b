// Changing what is stated of a draft.
import { useState } from 'react';
import type { Population } from '../../../shared/domain/population';
import { UnsavedGuard } from '../../app/UnsavedGuard';
import { useCommand } from '../../app/use-call';
import { populations as text } from '../../messages/populations';
import { Button } from '../../ui/Button';
import { FailureNotice } from '../../ui/Notice';
import styles from './populations.module.css';
import { draftOf, type RecordDraft, statementOf } from './record-draft';
import { RecordFields } from './RecordFields';

export const EditRecord = ({
  population,
  onClose,
}: {
  readonly population: Population;
  readonly onClose: () => void;
}) => {
  const change = useCommand('populations', 'change');
  const [draft, setDraft] = useState<RecordDraft>(() => draftOf(population));
  const [isTouched, setTouched] = useState(false);
  const [isTried, setTried] = useState(false);
  const save = async (): Promise<boolean> => {
    setTried(true);
    const statement = statementOf(draft);
    if (statement === null) return false;
    return (await change.run({ id: population.id, statement })) !== null;
  };
  return (
    <>
      <div className={styles.bar}>
        <Button
          kind="primary"
          isDisabled={change.isRunning}
          onPress={() => {
            void save().then((isSaved) => {
              if (isSaved) onClose();
            });
          }}
        >
          {text.saveDo}
        </Button>
        <Button kind="quiet" onPress={onClose}>
          {text.cancel}
        </Button>
      </div>
      <FailureNotice failure={change.failure} />
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={text.viewRecord}>
        <RecordFields
          draft={draft}
          rowCount={population.rowCount}
          isTried={isTried}
          onChange={(patch) => {
            setTouched(true);
            setDraft((now) => ({ ...now, ...patch }));
          }}
        />
      </div>
      <UnsavedGuard
        isDirty={isTouched && !change.isRunning}
        what={population.id}
        save={save}
        isStillHere={({ pathname, search }) => {
          const { id, view } = search as { readonly id?: string; readonly view?: string };
          return pathname === '/populations' && id === population.id && (view ?? 'record') === 'record';
        }}
      />
    </>
  );
};
