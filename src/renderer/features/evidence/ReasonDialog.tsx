// A step that needs a reason: withdrawing, rejecting, approving one's own work alone. The reason stays with
// the item for ever, so it is asked for before anything is done.
import { type SyntheticEvent, useState } from 'react';
import { COUNTING_STATES, type EvidenceDetail, type EvidenceVersion } from '../../../shared/domain/evidence';
import { useCommand } from '../../app/use-call';
import { evidenceVerbs as text } from '../../messages/evidence-verbs';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { focusFirstInvalid } from '../../ui/focus-first-invalid';
import { FailureNotice } from '../../ui/Notice';
import { TextField } from '../../ui/TextField';
import { countsForInWords } from './counts-for-in-words';
import styles from './dialogs.module.css';

interface ReasonDialogProps {
  readonly verb: 'withdraw' | 'reject' | 'approve-alone';
  readonly item: EvidenceDetail;
  /** Null while it is only requested. */
  readonly version: EvidenceVersion | null;
  readonly onClose: () => void;
  readonly onDone?: () => void;
}

const FORM = 'reason-for-a-step';

export const ReasonDialog = ({ verb, item, version, onClose, onDone }: ReasonDialogProps) => {
  const withdraw = useCommand('evidence', 'withdraw');
  const reject = useCommand('evidence', 'reject');
  const approve = useCommand('evidence', 'approve');
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const isMissing = reason.trim() === '';
  const words = text.reasons[verb];
  const ref = version?.ref ?? item.id;
  const isRunning = withdraw.isRunning || reject.isRunning || approve.isRunning;
  const lost = verb === 'withdraw' ? countsForInWords(item) : [];

  const countsNow = COUNTING_STATES.includes(item.state);

  const run = () => {
    if (verb === 'withdraw') return withdraw.run({ id: item.id, reason });
    if (version === null) return Promise.resolve(null);
    const about = { id: item.id, version: version.version };
    return verb === 'reject'
      ? reject.run({ ...about, reason })
      : approve.run({ ...about, overrideReason: reason });
  };
  const submit = async (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (isMissing) {
      focusFirstInvalid(event.currentTarget);
      return;
    }
    if ((await run()) === null) return;
    onClose();
    onDone?.();
  };

  return (
    <Dialog
      title={words.title(verb === 'withdraw' ? item.id : ref)}
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button size={32} onPress={onClose}>
            {text.cancel}
          </Button>
          <Button
            size={32}
            kind={verb === 'approve-alone' ? 'primary' : 'danger'}
            type="submit"
            form={FORM}
            isDisabled={isRunning}
          >
            {words.save}
          </Button>
        </>
      }
    >
      <p className="muted">{words.text}</p>
      {verb === 'withdraw' && (
        <div>
          <p>{lost.length === 0 ? text.losesNothing : countsNow ? text.loses : text.wasFor}</p>
          {lost.length > 0 && (
            <ul className={styles.lines}>
              {lost.map((line) => (
                <li key={line}>
                  <bdi>{line}</bdi>
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
      <form
        id={FORM}
        className={styles.form}
        onSubmit={(event) => {
          void submit(event);
        }}
      >
        <TextField
          label={words.reason}
          value={reason}
          onChange={setReason}
          rows={3}
          maxLength={2000}
          autoFocus
          error={isTried && isMissing ? text.reasonMissing : null}
        />
        <FailureNotice failure={withdraw.failure ?? reject.failure ?? approve.failure} />
      </form>
    </Dialog>
  );
};
