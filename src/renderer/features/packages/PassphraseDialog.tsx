// The passphrase a package is encrypted to: typed twice or suggested, used for this one build, kept nowhere
// and never shown again.
import { useState } from 'react';
import { assistant as text } from '../../messages/package-assistant';
import { Button } from '../../ui/Button';
import { Copyable } from '../../ui/Copyable';
import { FormDialog } from '../../ui/FormDialog';
import { focusFirstInvalid } from '../../ui/focus-first-invalid';
import { isPassphraseReady, NewPassphrase } from '../../ui/NewPassphrase';
import { offeredPassphrase } from '../members-and-backup/first-passphrase';
import styles from './packages.module.css';

interface PassphraseDialogProps {
  /** What somebody who finds the package would try first. */
  readonly names: readonly string[];
  readonly onPassphrase: (passphrase: string) => void;
  readonly onClose: () => void;
}

export const PassphraseDialog = ({ names, onPassphrase, onClose }: PassphraseDialogProps) => {
  const [suggested, setSuggested] = useState(offeredPassphrase);
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [isTried, setTried] = useState(false);
  return (
    <FormDialog
      title={text.passphraseTitle}
      text={text.passphraseText}
      save={text.passphraseGo}
      cancel={text.cancel}
      isRunning={false}
      failure={null}
      formClass={styles.form}
      onSubmit={(form) => {
        setTried(true);
        if (isPassphraseReady(passphrase, again, names)) onPassphrase(passphrase);
        else focusFirstInvalid(form);
        return Promise.resolve();
      }}
      onClose={onClose}
    >
      <div className={styles.suggested}>
        <p className="help">{text.suggested}</p>
        <Copyable text={suggested} label={text.copyPassphrase} />
        <div className="btns">
          <Button
            onPress={() => {
              setPassphrase(suggested);
              setAgain(suggested);
            }}
          >
            {text.useIt}
          </Button>
          <Button
            kind="quiet"
            onPress={() => {
              setSuggested(offeredPassphrase());
            }}
          >
            {text.another}
          </Button>
        </div>
      </div>
      <NewPassphrase
        value={passphrase}
        again={again}
        onChange={setPassphrase}
        onChangeAgain={setAgain}
        names={names}
        isAsked={isTried}
      />
    </FormDialog>
  );
};
