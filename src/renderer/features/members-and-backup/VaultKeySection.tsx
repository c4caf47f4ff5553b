// The key everything is encrypted with: its number, and a new one for owners who fear for the old.
import { useState } from 'react';
import type { VaultInfo } from '../../../shared/domain/vault';
import { mayIn } from '../../app/use-access';
import { useJob } from '../../app/use-job';
import { members, rekey as text } from '../../messages/members';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { FailureNotice, Notice } from '../../ui/Notice';
import { ProgressView } from '../../ui/ProgressView';
import { Section } from '../../ui/Section';
import styles from './vault.module.css';

export const VaultKeySection = ({ vault }: { readonly vault: VaultInfo }) => {
  const rekey = useJob('vault', 'rekey');
  const [isAsking, setAsking] = useState(false);
  const [made, setMade] = useState<number | null>(null);
  if (!mayIn(vault, 'vault.rekeyed')) return null;
  const close = () => {
    setAsking(false);
    rekey.reset();
  };
  const make = async () => {
    const info = await rekey.start({});
    if (info === null) return;
    setMade(info.epoch);
    close();
  };
  return (
    <Section title={text.title} note={text.epoch(vault.epoch)}>
      <div className={styles.part}>
        <p className="muted">{text.text}</p>
        {made !== null && (
          <Notice kind="met" live>
            <p>{text.done(made)}</p>
          </Notice>
        )}
        <div className="btns">
          <Button
            onPress={() => {
              setMade(null);
              setAsking(true);
            }}
          >
            {text.start}
          </Button>
        </div>
      </div>
      <Dialog
        title={text.ask}
        role="alertdialog"
        isOpen={isAsking}
        {...(!rekey.isRunning && { onClose: close })}
        foot={
          !rekey.isRunning && (
            <>
              <Button onPress={close}>{members.cancel}</Button>
              <Button kind="primary" onPress={() => void make()} autoFocus>
                {text.make}
              </Button>
            </>
          )
        }
      >
        {rekey.isRunning ? (
          <ProgressView
            title={text.working}
            progress={rekey.progress}
            isCancelling={rekey.isCancelling}
            onCancel={rekey.cancel}
            ifCancelled={text.ifCancelled}
          />
        ) : (
          <>
            <p>{text.askText}</p>
            <p>{text.cannot}</p>
            <FailureNotice failure={rekey.failure} />
          </>
        )}
      </Dialog>
    </Section>
  );
};
