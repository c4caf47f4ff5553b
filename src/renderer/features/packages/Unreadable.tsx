// A build stopped at a file the vault cannot read: look for it in a backup, or leave this one file out by
// choice, which the package then says.
import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import type { Failure } from '../../../shared/errors';
import { assistant as text } from '../../messages/package-assistant';
import { Button } from '../../ui/Button';
import { FormDialog } from '../../ui/FormDialog';
import { Notice } from '../../ui/Notice';
import { TextField } from '../../ui/TextField';
import { changeDraft, setBuildWork } from './assistant-store';
import { gapNumber, type LeftFile } from './package-draft';
import styles from './packages.module.css';

/** The keys of the files a build stopped at; empty when it failed for another reason. */
export const unreadableKeys = ({ code, details }: Failure): readonly string[] =>
  code === 'package.evidence-unreadable' && typeof details['keys'] === 'string'
    ? details['keys'].split(' ').filter((key) => key.startsWith('file-unreadable:'))
    : [];

interface UnreadableProps {
  readonly keys: readonly string[];
  readonly leftFiles: readonly LeftFile[];
}

export const Unreadable = ({ keys, leftFiles }: UnreadableProps) => {
  const files = keys.map((key) => gapNumber({ key }));
  const named = files.join(', ');
  const navigate = useNavigate();
  const [isAsking, setAsking] = useState(false);
  const [reason, setReason] = useState<string>(text.leaveOutDefault);
  const [isTried, setTried] = useState(false);
  return (
    <Notice kind="missed" live>
      <p>
        <b>{text.unreadableTitle(files.length)}</b>
      </p>
      <p>{text.unreadableText(named)}</p>
      <p>{text.unreadableChoices}</p>
      <div className={`btns ${styles.under ?? ''}`}>
        <Button onPress={() => void navigate({ to: '/vault', search: {} })}>{text.toBackups}</Button>
        <Button
          onPress={() => {
            setAsking(true);
          }}
        >
          {text.leaveOut(files.length)}
        </Button>
      </div>
      {isAsking && (
        <FormDialog
          title={text.leaveOutTitle(files.length)}
          text={text.leaveOutText(named)}
          save={text.leaveOutDo}
          cancel={text.cancel}
          isRunning={false}
          failure={null}
          formClass={styles.form}
          onSubmit={() => {
            setTried(true);
            if (reason.trim() !== '') {
              changeDraft({
                leftFiles: [...leftFiles, ...keys.map((key) => ({ key, reason, what: gapNumber({ key }) }))],
              });
              setBuildWork({ state: 'idle' });
            }
            return Promise.resolve();
          }}
          onClose={() => {
            setAsking(false);
          }}
        >
          <TextField
            label={text.leaveOutReason}
            value={reason}
            onChange={setReason}
            rows={3}
            maxLength={500}
            autoFocus
            error={isTried && reason.trim() === '' ? text.leaveOutReason : null}
          />
        </FormDialog>
      )}
    </Notice>
  );
};
