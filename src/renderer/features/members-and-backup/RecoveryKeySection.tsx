// The printed words: confirmed or not, and a new set of them.
import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import type { VaultInfo } from '../../../shared/domain/vault';
import { mayIn } from '../../app/use-access';
import { recoveryKey as text } from '../../messages/members';
import { Button } from '../../ui/Button';
import { Section } from '../../ui/Section';
import { StateMark } from '../../ui/StateMark';
import { ConfirmRecoveryKeyDialog } from '../vaults/ConfirmRecoveryKeyDialog';
import styles from './vault.module.css';

export const RecoveryKeySection = ({ vault }: { readonly vault: VaultInfo }) => {
  const navigate = useNavigate();
  const [isConfirming, setConfirming] = useState(false);
  return (
    <Section title={text.title}>
      <div className={styles.part}>
        <p className="muted">{text.text}</p>
        {vault.recoveryKeyConfirmed ? (
          <p>
            <StateMark state="met" quiet>
              {text.confirmed}
            </StateMark>
          </p>
        ) : (
          <p className={styles.warning}>{text.unconfirmed}</p>
        )}
        <div className={styles.actions}>
          {!vault.recoveryKeyConfirmed && mayIn(vault, 'vault.recovery-key-confirmed') && (
            <Button
              onPress={() => {
                setConfirming(true);
              }}
            >
              {text.confirm}
            </Button>
          )}
          {mayIn(vault, 'vault.recovery-key-made') && (
            <Button onPress={() => void navigate({ to: '/recovery-key' })}>{text.renew}</Button>
          )}
        </div>
      </div>
      {isConfirming && (
        <ConfirmRecoveryKeyDialog
          onClose={() => {
            setConfirming(false);
          }}
        />
      )}
    </Section>
  );
};
