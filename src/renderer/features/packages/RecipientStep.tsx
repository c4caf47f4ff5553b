// Who is it for, and how does it travel? Recipients come from the register or are added here; a key nobody
// has confirmed is explained before anything can be encrypted to it.
import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import type { Encryption } from '../../../shared/domain/package-round';
import type { Recipient, RecipientKey } from '../../../shared/domain/recipient';
import { dateText } from '../../messages/dates';
import { assistant as text } from '../../messages/package-assistant';
import { Answer } from '../../ui/Answer';
import { Button } from '../../ui/Button';
import { Checkbox } from '../../ui/Checkbox';
import { Notice } from '../../ui/Notice';
import { RadioGroup } from '../../ui/RadioGroup';
import { Section } from '../../ui/Section';
import { AddKeyDialog, ConfirmKeyDialog } from '../recipients/KeyDialogs';
import { KeyMark } from '../recipients/KeyMark';
import { keyStanding } from '../recipients/recipient-standing';
import { RecipientDialog } from '../recipients/RecipientDialog';
import { changeDraft } from './assistant-store';
import type { PackageDraft } from './package-draft';
import styles from './packages.module.css';

interface RecipientStepProps {
  readonly draft: PackageDraft;
  /** Those a new package can go to. */
  readonly offered: readonly Recipient[];
  readonly chosen: readonly Recipient[];
  /** The firm the engagement names. */
  readonly firm: string;
}

type Asked =
  | { readonly verb: 'add' }
  | { readonly verb: 'add-key'; readonly recipient: Recipient }
  | { readonly verb: 'confirm-key'; readonly recipient: Recipient; readonly key: RecipientKey };

const whoIn = (chosen: readonly Recipient[]): string => {
  const [first] = chosen;
  if (first === undefined) return '';
  const name = `${first.person}, ${first.firm}`;
  return chosen.length === 1 ? name : text.andOthers(name, chosen.length - 1);
};

export const RecipientStep = ({ draft, offered, chosen, firm }: RecipientStepProps) => {
  const navigate = useNavigate();
  const [asked, setAsked] = useState<Asked | null>(null);
  const end = () => {
    setAsked(null);
  };
  return (
    <>
      <Answer
        text={
          chosen.length === 0 ? text.recipientNone : text.recipientAnswer(whoIn(chosen), draft.encryption)
        }
      />
      <Section
        title={text.recipients}
        note={text.recipientsNote}
        action={
          <Button kind="quiet" onPress={() => void navigate({ to: '/packages/recipients', search: {} })}>
            {text.toRegister}
          </Button>
        }
      >
        {offered.length === 0 ? (
          <p className="muted">{text.recipientsEmpty}</p>
        ) : (
          <ul className={styles.people}>
            {offered.map((one) => (
              <li key={one.id} className={styles.personLine}>
                <Checkbox
                  isSelected={draft.recipientIds.includes(one.id)}
                  onChange={(isChosen) => {
                    const others = draft.recipientIds.filter((id) => id !== one.id);
                    changeDraft({ recipientIds: isChosen ? [...others, one.id] : others });
                  }}
                >
                  <span>
                    <bdi>{one.person}</bdi>, <bdi>{one.firm}</bdi>
                  </span>
                  <span className="help">
                    <bdi>{one.purpose === '' ? text.noPurpose : one.purpose}</bdi>
                    {one.until !== null && `, ${text.until(dateText(one.until))}`}
                  </span>
                </Checkbox>
                <KeyMark recipient={one} />
              </li>
            ))}
          </ul>
        )}
        <div className={styles.under}>
          <Button
            icon={<Plus className="i" aria-hidden="true" />}
            onPress={() => {
              setAsked({ verb: 'add' });
            }}
          >
            {text.addRecipient}
          </Button>
        </div>
      </Section>
      <RadioGroup<Encryption>
        label={text.envelope}
        options={text.envelopes}
        value={draft.encryption}
        onChange={(encryption) => {
          changeDraft({ encryption });
        }}
      />
      {draft.encryption === 'recipients' && <KeysMissing chosen={chosen} onAsked={setAsked} />}
      {asked?.verb === 'add' && (
        <RecipientDialog
          recipient={null}
          firm={firm}
          onClose={end}
          onAdded={(id) => {
            changeDraft({ recipientIds: [...draft.recipientIds, id] });
          }}
        />
      )}
      {asked?.verb === 'add-key' && <AddKeyDialog recipient={asked.recipient} onClose={end} />}
      {asked?.verb === 'confirm-key' && (
        <ConfirmKeyDialog recipient={asked.recipient} about={asked.key} onClose={end} />
      )}
    </>
  );
};

/** What stands between a recipient and a package encrypted to them, each with its next step. */
const KeysMissing = ({
  chosen,
  onAsked,
}: {
  readonly chosen: readonly Recipient[];
  readonly onAsked: (asked: Asked) => void;
}) => {
  if (chosen.length === 0)
    return (
      <Notice kind="late">
        <p>{text.nobodyToEncrypt}</p>
      </Notice>
    );
  return chosen
    .filter((one) => keyStanding(one) !== 'confirmed')
    .map((recipient) => {
      const key = recipient.keys.find((one) => one.confirmed === null);
      return (
        <Notice key={recipient.id} kind="late">
          <p>{key === undefined ? text.noKey(recipient.person) : text.keyNotConfirmed(recipient.person)}</p>
          <div className={styles.under}>
            <Button
              onPress={() => {
                onAsked(
                  key === undefined
                    ? { verb: 'add-key', recipient }
                    : { verb: 'confirm-key', recipient, key },
                );
              }}
            >
              {key === undefined ? text.addKey : text.confirmKey}
            </Button>
          </div>
        </Notice>
      );
    });
};
