// A new exception beside the register, filled in advance from the occurrence it is about.
import { useState } from 'react';
import type { Occurrence } from '../../../shared/domain/coverage';
import type { ControlId, ExceptionId } from '../../../shared/ids';
import type { CalendarDate } from '../../../shared/period';
import { UnsavedGuard } from '../../app/UnsavedGuard';
import { useCall, useCommand } from '../../app/use-call';
import { today } from '../../messages/dates';
import { exceptions as text } from '../../messages/exceptions';
import { Button } from '../../ui/Button';
import { FailureNotice } from '../../ui/Notice';
import { Panel } from '../../ui/Panel';
import { occurrenceName } from '../coverage/occurrence-name';
import { type ExceptionDraft, exceptionOf, newDraft } from './exception-draft';
import { ExceptionFields } from './ExceptionFields';

interface RecordPanelProps {
  readonly controlId: ControlId;
  readonly from: CalendarDate | null;
  readonly onRecorded: (id: ExceptionId) => void;
  readonly onClose: () => void;
}

export const RecordPanel = ({ controlId, from, onRecorded, onClose }: RecordPanelProps) => {
  const { data, failure } = useCall('coverage', 'ofControl', { today: today(), controlId });
  const occurrences = data?.occurrences;
  if (occurrences === undefined || occurrences.some((one) => one.controlId !== controlId))
    return (
      <Panel number={controlId} title={text.newTitle} onClose={onClose}>
        <FailureNotice failure={failure} />
      </Panel>
    );
  return (
    <Form
      key={`${controlId} ${from ?? ''}`}
      controlId={controlId}
      occurrence={occurrences.find((one) => one.from === from) ?? null}
      occurrences={occurrences}
      onRecorded={onRecorded}
      onClose={onClose}
    />
  );
};

interface FormProps extends Omit<RecordPanelProps, 'from'> {
  readonly occurrence: Occurrence | null;
  readonly occurrences: readonly Occurrence[];
}

const Form = ({ controlId, occurrence, occurrences, onRecorded, onClose }: FormProps) => {
  const record = useCommand('exceptions', 'record');
  const [draft, setDraft] = useState<ExceptionDraft>(() =>
    newDraft(
      controlId,
      occurrence,
      occurrences,
      text.proposedTitle(controlId, occurrence === null ? null : occurrenceName(occurrence, true)),
      today(),
    ),
  );
  const [isTouched, setTouched] = useState(false);
  const [isTried, setTried] = useState(false);
  const [isRecorded, setRecorded] = useState(false);
  const save = async (): Promise<boolean> => {
    setTried(true);
    const exception = exceptionOf(draft);
    if (exception === null) return false;
    const made = await record.run(exception);
    if (made === null) return false;
    setRecorded(true);
    // After the guard has heard that nothing is left unsaved.
    window.setTimeout(() => {
      onRecorded(made.id);
    });
    return true;
  };
  return (
    <Panel
      number={controlId}
      title={text.newTitle}
      onClose={onClose}
      foot={
        <>
          <Button kind="primary" isDisabled={record.isRunning} onPress={() => void save()}>
            {text.recordDo}
          </Button>
          <Button kind="quiet" onPress={onClose}>
            {text.cancel}
          </Button>
        </>
      }
    >
      <FailureNotice failure={record.failure} />
      <ExceptionFields
        draft={draft}
        isDisabled={false}
        isTried={isTried}
        onChange={(patch) => {
          setTouched(true);
          setDraft((now) => ({ ...now, ...patch }));
        }}
      />
      <UnsavedGuard
        isDirty={isTouched && !isRecorded}
        what={text.newTitle.toLowerCase()}
        save={save}
        isStillHere={({ pathname, search }) =>
          pathname === '/exceptions' && (search as { readonly record?: string }).record === controlId
        }
      />
    </Panel>
  );
};
