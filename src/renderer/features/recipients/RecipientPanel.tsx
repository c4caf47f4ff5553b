// One who receives packages: what for, until when, their keys and how each was confirmed.
import { useState } from 'react';
import type { Recipient, RecipientKey } from '../../../shared/domain/recipient';
import { useMay } from '../../app/use-access';
import { dateText, dayText } from '../../messages/dates';
import { byChannelText, recipients as text } from '../../messages/recipients';
import { Button } from '../../ui/Button';
import { Copyable } from '../../ui/Copyable';
import { KeyValues } from '../../ui/KeyValues';
import { MoreMenu } from '../../ui/MoreMenu';
import { Panel } from '../../ui/Panel';
import { Section } from '../../ui/Section';
import { StateMark } from '../../ui/StateMark';
import {
  AddKeyDialog,
  ConfirmKeyDialog,
  ReceiptKeyDialog,
  RemoveKeyDialog,
  RetireDialog,
} from './KeyDialogs';
import { RecipientDialog } from './RecipientDialog';
import styles from './recipients.module.css';

type Asked =
  | { readonly verb: 'change' | 'retire' | 'add-key' | 'receipt-key' }
  | { readonly verb: 'confirm-key' | 'remove-key'; readonly key: RecipientKey };

interface RecipientPanelProps {
  readonly recipient: Recipient;
  readonly onClose: () => void;
}

export const RecipientPanel = ({ recipient, onClose }: RecipientPanelProps) => {
  const [asked, setAsked] = useState<Asked | null>(null);
  const mayChange = useMay('recipient.changed');
  const said = (value: string) => (value === '' ? text.notSaid : <bdi>{value}</bdi>);
  const end = () => {
    setAsked(null);
  };
  return (
    <>
      <Panel
        number={recipient.id}
        title={`${recipient.person}, ${recipient.firm}`}
        onClose={onClose}
        {...(mayChange && {
          foot: (
            <>
              <Button
                onPress={() => {
                  setAsked({ verb: 'change' });
                }}
              >
                {text.change}
              </Button>
              {!recipient.isRetired && (
                <MoreMenu
                  label={text.moreFor(recipient.id)}
                  items={[
                    {
                      id: 'retire',
                      label: text.retire,
                      run: () => {
                        setAsked({ verb: 'retire' });
                      },
                    },
                  ]}
                />
              )}
            </>
          ),
        })}
      >
        {recipient.isRetired && <StateMark state="notdue">{text.retired}</StateMark>}
        <KeyValues
          facts={[
            [text.firm, said(recipient.firm)],
            [text.email, said(recipient.email)],
            [text.purpose, said(recipient.purpose)],
            [text.until, recipient.until === null ? text.noEnd : dateText(recipient.until)],
            [text.packages, text.packagesText(recipient.packageCount)],
            ...(recipient.note === '' ? [] : [[text.note, said(recipient.note)] as const]),
          ]}
        />
        <Keys recipient={recipient} mayChange={mayChange} onAsked={setAsked} />
        <Section title={text.receiptKey}>
          <div className={styles.part}>
            {recipient.receiptKey === '' ? (
              <p className="muted">{text.receiptKeyNone}</p>
            ) : (
              <Copyable text={recipient.receiptKey} label={text.copyKey} />
            )}
            <p className="help">{text.receiptKeyText}</p>
            {mayChange && (
              <Button
                onPress={() => {
                  setAsked({ verb: 'receipt-key' });
                }}
              >
                {text.receiptKeyChange}
              </Button>
            )}
          </div>
        </Section>
      </Panel>
      {asked !== null && <AskedDialog asked={asked} recipient={recipient} onClose={end} />}
    </>
  );
};

interface KeysProps {
  readonly recipient: Recipient;
  readonly mayChange: boolean;
  readonly onAsked: (asked: Asked) => void;
}

const Keys = ({ recipient, mayChange, onAsked }: KeysProps) => (
  <Section title={text.keys}>
    <div className={styles.part}>
      <p className="help">{recipient.keys.length === 0 ? text.keysNone : text.keysText}</p>
      {recipient.keys.length > 0 && (
        <ul className={styles.keys}>
          {recipient.keys.map((key) => (
            <li key={key.recipient} className={styles.key}>
              {key.label !== '' && <bdi>{key.label}</bdi>}
              <Copyable text={key.recipient} label={text.copyKey} />
              <span className={styles.keyFoot}>
                {key.confirmed === null ? (
                  <StateMark state="late">{text.keyNotConfirmed}</StateMark>
                ) : (
                  <StateMark state="met" quiet>
                    {text.confirmedText(
                      dateText(key.confirmed.on),
                      key.confirmed.by,
                      byChannelText(key.confirmed.channel),
                    )}
                  </StateMark>
                )}
              </span>
              <span className={styles.keyFoot}>
                <span className="help">{text.addedOn(dayText(key.addedAt))}</span>
                {mayChange && (
                  <>
                    {key.confirmed === null && (
                      <Button
                        onPress={() => {
                          onAsked({ verb: 'confirm-key', key });
                        }}
                      >
                        {text.confirm}
                      </Button>
                    )}
                    <Button
                      kind="quiet"
                      onPress={() => {
                        onAsked({ verb: 'remove-key', key });
                      }}
                    >
                      {text.removeKey}
                    </Button>
                  </>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      {mayChange && (
        <Button
          onPress={() => {
            onAsked({ verb: 'add-key' });
          }}
        >
          {text.addKey}
        </Button>
      )}
    </div>
  </Section>
);

interface AskedDialogProps {
  readonly asked: Asked;
  readonly recipient: Recipient;
  readonly onClose: () => void;
}

const AskedDialog = ({ asked, recipient, onClose }: AskedDialogProps) => {
  switch (asked.verb) {
    case 'change':
      return <RecipientDialog recipient={recipient} onClose={onClose} />;
    case 'retire':
      return <RetireDialog recipient={recipient} onClose={onClose} />;
    case 'add-key':
      return <AddKeyDialog recipient={recipient} onClose={onClose} />;
    case 'receipt-key':
      return <ReceiptKeyDialog recipient={recipient} onClose={onClose} />;
    case 'confirm-key':
      return <ConfirmKeyDialog recipient={recipient} about={asked.key} onClose={onClose} />;
    case 'remove-key':
      return <RemoveKeyDialog recipient={recipient} about={asked.key} onClose={onClose} />;
  }
};
