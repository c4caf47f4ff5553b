// New recovery words in the place of the old ones: asked first, shown once, and three of them asked back.
// A screen without the rail, like the first time: it prints as one sheet.
import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { GoTo } from '../../app/GoTo';
import { useCall, useCommand } from '../../app/use-call';
import { recoveryKey as text } from '../../messages/members';
import { Button } from '../../ui/Button';
import { FailureNotice } from '../../ui/Notice';
import { PageHead } from '../../ui/PageHead';
import { RecoveryKeyStep } from '../vaults/RecoveryKeyStep';
import styles from '../vaults/vaults.module.css';

export const NewRecoveryKeyPage = () => {
  const navigate = useNavigate();
  const { data: vault } = useCall('vault', 'current', {});
  const renew = useCommand('vault', 'renewRecoveryKey');
  const [words, setWords] = useState<readonly string[] | null>(null);
  if (vault === undefined) return null;
  if (vault === null) return <GoTo to="/vaults" />;
  const leave = () => void navigate({ to: '/vault', search: {} });
  const make = async () => {
    const made = await renew.run({});
    if (made !== null) setWords(made.recoveryWords);
  };
  return (
    <div className={styles.making}>
      {words === null ? (
        <>
          <PageHead title={text.renewTitle} answer={text.renewAnswer} size={24} />
          <p className={styles.prose}>{text.renewText}</p>
          <FailureNotice failure={renew.failure} />
          <div className={styles.buttons}>
            <span className={styles.quiet}>
              <Button kind="quiet" size={32} onPress={leave} isDisabled={renew.isRunning}>
                {text.cancel}
              </Button>
            </span>
            <Button kind="primary" size={32} onPress={() => void make()} isDisabled={renew.isRunning}>
              {renew.isRunning ? text.renewing : text.renewStart}
            </Button>
          </div>
        </>
      ) : (
        <>
          <h1 className="title" tabIndex={-1} data-page-title>
            {text.renewTitle}
          </h1>
          <RecoveryKeyStep
            organization={vault.organization}
            member={vault.member.name}
            folderName={vault.folderName}
            words={words}
            onDone={leave}
          />
        </>
      )}
    </div>
  );
};
