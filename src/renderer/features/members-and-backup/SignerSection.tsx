// The key that signs packages: its words for the engagement letter, a card to print, the keys before it,
// and for owners a new one.
import { useState } from 'react';
import type { VaultInfo } from '../../../shared/domain/vault';
import { visibleText } from '../../../shared/visible-text';
import { mayIn } from '../../app/use-access';
import { useCommand } from '../../app/use-call';
import { signer as text } from '../../messages/signer';
import { Button } from '../../ui/Button';
import { Copyable } from '../../ui/Copyable';
import { Dialog } from '../../ui/Dialog';
import { FailureNotice, Notice } from '../../ui/Notice';
import { Section } from '../../ui/Section';
import { QrCode } from '../packages/QrCode';
import { TwelveWords } from '../packages/TwelveWords';
import { KeyChangeList } from '../verify/KeyChangeList';
import styles from './vault.module.css';

export const SignerSection = ({ vault }: { readonly vault: VaultInfo }) => {
  const choose = useCommand('app', 'choose');
  const card = useCommand('vault', 'keyCard');
  const [isAsking, setAsking] = useState(false);
  const [told, setTold] = useState<string | null>(null);
  const { words, publicKey, changes } = vault.signer;
  const isOwn = vault.kind === 'working-file';

  const saveCard = async (form: 'pdf' | 'text') => {
    setTold(null);
    const [file] =
      (await choose.run({
        what: 'new-document-file',
        suggestedName: `signing-key_${publicKey.slice(2, 10).replace(/[+/]/g, '-')}.${form === 'pdf' ? 'pdf' : 'txt'}`,
      })) ?? [];
    if (file !== undefined && (await card.run({ target: file.token, form })) !== null)
      setTold(text.saved(visibleText(file.name)));
  };

  return (
    <Section title={isOwn ? text.ownTitle : text.title}>
      <div className={styles.part}>
        <p className="muted">{isOwn ? text.ownText : text.text}</p>
        <TwelveWords words={words} label={text.wordsLabel} large />
        <Copyable text={publicKey} label={text.copyKey} />
        <div className={styles.qr}>
          <QrCode text={publicKey} label={text.qr} />
          <p className="help">{text.qrHelp}</p>
        </div>
        {told !== null && (
          <Notice kind="met" live>
            <p>{told}</p>
          </Notice>
        )}
        <FailureNotice failure={card.failure ?? choose.failure} />
        <div className={styles.actions}>
          <Button onPress={() => void saveCard('pdf')} isDisabled={card.isRunning}>
            {text.cardPdf}
          </Button>
          <Button onPress={() => void saveCard('text')} isDisabled={card.isRunning}>
            {text.cardText}
          </Button>
          {mayIn(vault, 'vault.signer-renewed') && (
            <Button
              onPress={() => {
                setTold(null);
                setAsking(true);
              }}
            >
              {text.renew}
            </Button>
          )}
        </div>
        {changes.length > 0 && (
          <details className={styles.copies}>
            <summary>{text.changes(changes.length)}</summary>
            <p className="help">{text.changesText}</p>
            <KeyChangeList changes={changes} />
          </details>
        )}
      </div>
      {isAsking && (
        <RenewDialog
          onRenewed={() => {
            setAsking(false);
            setTold(text.renewed);
          }}
          onClose={() => {
            setAsking(false);
          }}
        />
      )}
    </Section>
  );
};

interface RenewDialogProps {
  readonly onRenewed: () => void;
  readonly onClose: () => void;
}

const RenewDialog = ({ onRenewed, onClose }: RenewDialogProps) => {
  const renew = useCommand('vault', 'renewSigner');
  return (
    <Dialog
      role="alertdialog"
      title={text.renewTitle}
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button size={32} onPress={onClose} isDisabled={renew.isRunning}>
            {text.cancel}
          </Button>
          <Button
            size={32}
            kind="primary"
            isDisabled={renew.isRunning}
            onPress={() =>
              void renew.run({}).then((info) => {
                if (info !== null) onRenewed();
              })
            }
          >
            {text.renewDo}
          </Button>
        </>
      }
    >
      <p>{text.renewText}</p>
      <ul className={styles.points}>
        {text.renewPoints.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
      <FailureNotice failure={renew.failure} />
    </Dialog>
  );
};
