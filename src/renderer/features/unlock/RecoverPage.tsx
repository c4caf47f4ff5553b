// The way back in when the passphrase is lost: 24 words, then a new passphrase.
import { useState } from 'react';
import { getRouteApi, Navigate, useNavigate, useRouter } from '@tanstack/react-router';
import { queryClient } from '../../app/query-client';
import { useCommand } from '../../app/use-call';
import { recover as text } from '../../messages/vaults';
import { Button } from '../../ui/Button';
import { isPassphraseReady, NewPassphrase } from '../../ui/NewPassphrase';
import { FailureNotice } from '../../ui/Notice';
import { PageHead } from '../../ui/PageHead';
import { TextField } from '../../ui/TextField';
import styles from './unlock.module.css';

const route = getRouteApi('/doorway/recover');
const WORDS = 24;

export const RecoverPage = () => {
  const { vault, name } = route.useSearch();
  const navigate = useNavigate();
  const router = useRouter();
  const recover = useCommand('vault', 'recover');
  const [typed, setTyped] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  if (vault === undefined) return <Navigate to="/vaults" />;
  // Numbers and dots of a printed sheet may come along with a paste.
  const words = typed.toLowerCase().match(/[a-z]+/g) ?? [];
  const names = [name ?? ''];
  const isReady = words.length === WORDS && isPassphraseReady(passphrase, again, names);
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
        if (isReady && !recover.isRunning) void open();
      }}
    >
      <PageHead title={text.title} answer={text.answer} size={24} />
      <TextField
        label={text.words}
        value={typed}
        onChange={setTyped}
        rows={4}
        help={typed === '' ? text.wordsHelp : text.counted(words.length)}
        autoFocus
      />
      <NewPassphrase
        value={passphrase}
        again={again}
        onChange={setPassphrase}
        onChangeAgain={setAgain}
        names={names}
      />
      <p className="help">{text.text}</p>
      <FailureNotice failure={recover.failure} />
      <div className={styles.buttons}>
        <Button
          kind="quiet"
          size={32}
          onPress={() => {
            router.history.back();
          }}
        >
          {text.back}
        </Button>
        <Button kind="primary" size={32} type="submit" isDisabled={!isReady || recover.isRunning}>
          {recover.isRunning ? text.opening : text.open}
        </Button>
      </div>
    </form>
  );
};
