// Writes down how a round went out, and by which other routes the fingerprint and the passphrase did.
import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { DELIVERY_ROUTES, type DeliveryStatement } from '../../../shared/domain/delivery';
import type { PackageSummary } from '../../../shared/domain/package-round';
import { CHANNELS_OF_CONFIRMATION, type ConfirmationChannel } from '../../../shared/domain/recipient';
import { packageRoundRef, type RecipientId } from '../../../shared/ids';
import type { CalendarDate } from '../../../shared/period';
import { useCall, useCommand } from '../../app/use-call';
import { today } from '../../messages/dates';
import { rounds as text } from '../../messages/package-rounds';
import { channelText } from '../../messages/recipients';
import { Button } from '../../ui/Button';
import { DateField } from '../../ui/DateField';
import { Dialog } from '../../ui/Dialog';
import { focusFirstInvalid } from '../../ui/focus-first-invalid';
import { FormDialog } from '../../ui/FormDialog';
import { Select } from '../../ui/Select';
import { TextField } from '../../ui/TextField';
import { roundOf } from './built-files';
import styles from './packages.module.css';

const NOT_YET = 'not-yet';
type Channel = ConfirmationChannel | typeof NOT_YET;
const CHANNELS = [
  { id: NOT_YET, label: text.notYet },
  ...CHANNELS_OF_CONFIRMATION.map((id) => ({ id, label: channelText(id) })),
] as const;
const saidChannel = (channel: Channel): ConfirmationChannel | null => (channel === NOT_YET ? null : channel);

interface DeliverDialogProps {
  readonly round: PackageSummary;
  readonly onClose: () => void;
}

export const DeliverDialog = ({ round, onClose }: DeliverDialogProps) => {
  const navigate = useNavigate();
  const { data: all } = useCall('recipients', 'list', {});
  const deliver = useCommand('package', 'deliver');
  const [to, setTo] = useState<RecipientId | null>(round.recipientIds[0] ?? null);
  const [on, setOn] = useState<CalendarDate | null>(today());
  const [route, setRoute] = useState<DeliveryStatement['route']>('portal');
  const [fingerprintBy, setFingerprintBy] = useState<Channel>(NOT_YET);
  const [passphraseBy, setPassphraseBy] = useState<Channel>(NOT_YET);
  const [note, setNote] = useState('');
  const [isTried, setTried] = useState(false);
  if (all === undefined) return null;
  // Those it was built for stand first; it may have gone to somebody else as well.
  const offered = [
    ...all.filter((one) => round.recipientIds.includes(one.id)),
    ...all.filter((one) => !round.recipientIds.includes(one.id) && !one.isRetired),
  ];
  const chosen = to ?? offered[0]?.id ?? null;
  const title = text.deliverTitle(packageRoundRef(round.id, round.round));
  if (chosen === null)
    return (
      <Dialog
        title={title}
        isOpen
        onClose={onClose}
        foot={
          <>
            <Button size={32} onPress={onClose}>
              {text.cancel}
            </Button>
            <Button
              size={32}
              kind="primary"
              onPress={() => void navigate({ to: '/packages/recipients', search: {} })}
            >
              {text.toRecipients}
            </Button>
          </>
        }
      >
        <p>{text.noRecipients}</p>
      </Dialog>
    );
  const isDayOdd = on === null || on > today();
  return (
    <FormDialog
      title={title}
      text={text.deliverText}
      save={text.deliverSave}
      cancel={text.cancel}
      width="wide"
      isRunning={deliver.isRunning}
      failure={deliver.failure}
      formClass={styles.form}
      onSubmit={async (form) => {
        setTried(true);
        if (isDayOdd) {
          focusFirstInvalid(form);
          return;
        }
        const delivery: DeliveryStatement = {
          recipientId: chosen,
          on,
          route,
          fingerprintBy: saidChannel(fingerprintBy),
          passphraseBy: saidChannel(passphraseBy),
          note,
        };
        if ((await deliver.run({ ...roundOf(round), delivery })) !== null) onClose();
      }}
      onClose={onClose}
    >
      <div className={styles.pair}>
        <Select<RecipientId>
          label={text.to}
          value={chosen}
          onChange={setTo}
          options={offered.map((one) => ({ id: one.id, label: `${one.person}, ${one.firm}` }))}
        />
        <DateField
          label={text.on}
          value={on}
          onChange={setOn}
          error={isTried && isDayOdd ? text.dayMissing : null}
        />
        <Select
          label={text.byRoute}
          value={route}
          onChange={setRoute}
          options={DELIVERY_ROUTES.map((id) => ({ id, label: text.route(id) }))}
        />
        <Select<Channel>
          label={text.fingerprintBy}
          help={text.fingerprintHelp}
          value={fingerprintBy}
          onChange={setFingerprintBy}
          options={CHANNELS}
        />
        {round.encryption === 'passphrase' && (
          <Select<Channel>
            label={text.passphraseBy}
            value={passphraseBy}
            onChange={setPassphraseBy}
            options={CHANNELS}
          />
        )}
      </div>
      <TextField label={text.note} value={note} onChange={setNote} maxLength={2000} rows={2} />
    </FormDialog>
  );
};
