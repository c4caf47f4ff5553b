// The way back in when the passphrase is lost: 24 words, then a new passphrase.
import { type ReactNode, useState } from 'react';
import { UnlockSearch } from '../../app/search';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { errorText } from '../../../shared/error-texts';
import { GoTo } from '../../app/GoTo';
import { queryClient } from '../../app/query-client';
import { useCommand } from '../../app/use-call';
import { passphrase as passphraseText } from '../../messages/passphrase';
import { recover as text } from '../../messages/vaults';
import { Button } from '../../ui/Button';
import { focusFirstInvalid } from '../../ui/focus-first-invalid';
import { isPassphraseReady, NewPassphrase } from '../../ui/NewPassphrase';
import { FailureNotice } from '../../ui/Notice';
import { PageHead } from '../../ui/PageHead';
import { RecoveryWordsField } from './RecoveryWordsField';
import { typedRecoveryWords } from './typed-recovery-words';
import styles from './unlock.module.css';
import { useScreenSearch } from '../../app/use-screen-search';

export const RecoverPage = (): ReactNode => {
  const { vault, name } = useScreenSearch(UnlockSearch);
  const navigate = useNavigate();
  const router = useRouter();
  const recover = useCommand('vault', 'recover');
  const [typed, setTyped] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [isAsked, setAsked] = useState(false);
  if (vault === undefined) return <GoTo to="/vaults" />;
  const { words, isComplete, unknown } = typedRecoveryWords(typed);
  const names = [name ?? ''];
  const wrong = recover.failure?.code === 'vault.wrong-recovery-key' ? errorText(recover.failure) : null;
  const wordsError =
    wrong !== null
      ? `${wrong.happened} ${wrong.next}`
      : isAsked && !isComplete && unknown.length === 0 && words.length < 24
        ? text.tooFew(words.length)
        : null;

  const open = async () => {
    const info = await recover.run({ folder: vault, words: [...words], newPassphrase: passphrase });
    if (info === null) return;
    queryClient.setQueryData(['vault', 'current', {}], info);
    await navigate({ to: '/overview' });
  };
  return (
    <form
      className={styles.recover}
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (!isComplete || !isPassphraseReady(passphrase, again, names))
          focusFirstInvalid(event.currentTarget);
        else if (!recover.isRunning) void open();
      }}
    >
      <PageHead title={name === undefined ? text.title : text.titleOf(name)} answer={text.answer} size={24} />
      <RecoveryWordsField
        value={typed}
        onChange={(value) => {
          setTyped(value);
          if (wrong !== null) recover.reset();
        }}
        error={wordsError}
        autoFocus
      />
      <NewPassphrase
        label={passphraseText.newLabel}
        value={passphrase}
        again={again}
        onChange={setPassphrase}
        onChangeAgain={setAgain}
        names={names}
        isAsked={isAsked}
      />
      <p className="help">{text.text}</p>
      {wrong === null && <FailureNotice failure={recover.failure} />}
      <div className={styles.buttons}>
        <Button
          kind="quiet"
          size={32}
          isDisabled={recover.isRunning}
          onPress={() => {
            router.history.back();
          }}
        >
          {text.back}
        </Button>
        <Button kind="primary" size={32} type="submit" isDisabled={recover.isRunning}>
          {recover.isRunning ? text.opening : text.open}
        </Button>
      </div>
    </form>
  );
};
