// Confirming the recovery key later than on the day the vault was made: the words are not shown any more,
// so the whole sheet is typed or pasted, and the vault says whether it would open with it.
import { useState } from 'react';
import { errorText } from '../../../shared/error-texts';
import { useCommand } from '../../app/use-call';
import { confirmKey as text } from '../../messages/vaults';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { FailureNotice } from '../../ui/Notice';
import { RecoveryWordsField } from '../unlock/RecoveryWordsField';
import { typedRecoveryWords } from '../unlock/typed-recovery-words';

export const ConfirmRecoveryKeyDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const confirm = useCommand('vault', 'confirmRecoveryKey');
  const [typed, setTyped] = useState('');
  const [isWrong, setWrong] = useState(false);
  const { words, isComplete } = typedRecoveryWords(typed);
  const check = async () => {
    const answer = await confirm.run({ words: words.map((word, index) => ({ place: index + 1, word })) });
    if (answer === null) return;
    if (answer.matches) onClose();
    else setWrong(true);
  };
  return (
    <Dialog
      title={text.title}
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose}>{text.cancel}</Button>
          <Button kind="primary" isDisabled={!isComplete || confirm.isRunning} onPress={() => void check()}>
            {text.confirm}
          </Button>
        </>
      }
    >
      <p className="muted">{text.text}</p>
      <RecoveryWordsField
        value={typed}
        onChange={(value) => {
          setTyped(value);
          setWrong(false);
        }}
        error={isWrong ? errorText({ code: 'vault.wrong-recovery-key', details: {} }).happened : null}
        autoFocus
      />
      <p className="help">{text.lost}</p>
      <FailureNotice failure={confirm.failure} />
    </Dialog>
  );
};
