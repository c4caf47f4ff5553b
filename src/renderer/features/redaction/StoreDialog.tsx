// The last question before a redacted version is stored: why; and what becomes of the file.
import { useState } from 'react';
import type { EvidenceDetail } from '../../../shared/domain/evidence';
import type { Failure } from '../../../shared/errors';
import { redaction as text } from '../../messages/redaction';
import { Answer } from '../../ui/Answer';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { FailureNotice, Notice } from '../../ui/Notice';
import { TextField } from '../../ui/TextField';
import type { FileToRedact } from './file-to-redact';

interface StoreDialogProps {
  readonly file: FileToRedact;
  /** What is covered, in a sentence. */
  readonly summary: string;
  /** What kind of file it becomes. */
  readonly becomes: string;
  readonly isRunning: boolean;
  /** What is being done while it runs. */
  readonly progress: string;
  readonly failure: Failure | null;
  readonly onStore: (reason: string) => Promise<EvidenceDetail | null>;
  /** Ends what runs; nothing is stored then. */
  readonly onCancel: () => void;
  readonly onStored: (item: EvidenceDetail) => void;
  readonly onClose: () => void;
}

export const StoreDialog = (props: StoreDialogProps) => {
  const { file, summary, becomes, isRunning, progress, failure, onStore, onCancel, onStored, onClose } =
    props;
  const [reason, setReason] = useState('');
  const isReady = reason.trim() !== '' && !isRunning;
  return (
    <Dialog
      title={text.dialog}
      isOpen
      {...(!isRunning && { onClose })}
      foot={
        <>
          <Button size={32} onPress={isRunning ? onCancel : onClose}>
            {text.cancel}
          </Button>
          <Button
            kind="primary"
            size={32}
            isDisabled={!isReady}
            onPress={() => {
              void onStore(reason.trim()).then((item) => {
                if (item !== null) onStored(item);
              });
            }}
          >
            {text.storeNow}
          </Button>
        </>
      }
    >
      <Answer text={summary} />
      <p>{becomes}</p>
      <Notice kind={file.of.state === 'approved' ? 'late' : 'plain'}>
        {file.of.state === 'approved' ? text.overApproved(file.of.ref) : text.olderStays(file.of.ref)}
      </Notice>
      <TextField
        label={text.reason}
        help={text.reasonHelp}
        placeholder={text.reasonPlaceholder}
        value={reason}
        onChange={setReason}
        rows={2}
        maxLength={2000}
        isDisabled={isRunning}
        autoFocus
      />
      <p role="status" className="muted">
        {progress}
      </p>
      <FailureNotice failure={failure} />
    </Dialog>
  );
};
