// The last questions before a redacted version is stored: why, and what it is called, which goes to the auditor.
import { useState } from 'react';
import type { EvidenceDetail } from '../../../shared/domain/evidence';
import type { Failure } from '../../../shared/errors';
import {
  endingsOfRedacted,
  isNameOfRedacted,
  redactedName,
  tellingTexts,
} from '../../../shared/redacted-file';
import { redaction as text } from '../../messages/redaction';
import { Answer } from '../../ui/Answer';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { FailureNotice, Notice } from '../../ui/Notice';
import { TextField } from '../../ui/TextField';
import type { FileToRedact, RedactedSays } from './file-to-redact';

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
  /** What is covered, as far as it is known: looked for in what goes to the auditor. */
  readonly words?: readonly string[];
  readonly onStore: (says: RedactedSays) => Promise<EvidenceDetail | null>;
  /** Ends what runs; nothing is stored then. */
  readonly onCancel: () => void;
  readonly onStored: (item: EvidenceDetail) => void;
  readonly onClose: () => void;
}

export const StoreDialog = (props: StoreDialogProps) => {
  const { file, summary, becomes, isRunning, progress, failure, words = [] } = props;
  const { onStore, onCancel, onStored, onClose } = props;
  const { originalName, mediaType } = file.file;
  const usualName = redactedName(originalName, mediaType);
  const [reason, setReason] = useState('');
  const [title, setTitle] = useState(file.of.title);
  const [fileName, setFileName] = useState(usualName);
  // A name that came with the file stays possible, however it is written.
  const isNameFine = fileName === usualName || isNameOfRedacted(fileName, originalName, mediaType);
  const isReady = reason.trim() !== '' && title.trim() !== '' && isNameFine && !isRunning;
  const { source, collector } = file.of;
  const telling = tellingTexts({ title, fileName, reason, source, collector }, words);
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
              void onStore({
                reason: reason.trim(),
                title: title.trim(),
                ...(fileName !== usualName && { fileName }),
              }).then((item) => {
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
      <TextField
        label={text.newTitle}
        value={title}
        onChange={setTitle}
        maxLength={300}
        isDisabled={isRunning}
        error={title.trim() === '' ? text.newTitleMissing : null}
      />
      <TextField
        label={text.fileName}
        value={fileName}
        onChange={setFileName}
        maxLength={255}
        isDisabled={isRunning}
        error={isNameFine ? null : text.fileNameWrong(endingsOfRedacted(originalName, mediaType))}
      />
      <p className="muted">{text.goesToAuditor}</p>
      {telling.length > 0 && (
        <Notice kind="missed" live>
          {text.telling(telling)}
        </Notice>
      )}
      <p role="status" className="muted">
        {progress}
      </p>
      <FailureNotice failure={failure} />
    </Dialog>
  );
};
