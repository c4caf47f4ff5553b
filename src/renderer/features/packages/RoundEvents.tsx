// What became of a round: deliveries with the routes they took, and receipts the auditor signed.
import type { PackageDetails } from '../../../shared/domain/package-round';
import { dateText } from '../../messages/dates';
import { rounds as text } from '../../messages/package-rounds';
import { byChannelText } from '../../messages/recipients';
import { Button } from '../../ui/Button';
import { Section } from '../../ui/Section';
import { StateMark } from '../../ui/StateMark';
import type { RoundVerb } from './PackagePanel';
import styles from './packages.module.css';
import { useRecipientNames } from './use-recipient-names';

interface RoundEventsProps {
  readonly details: PackageDetails;
  readonly may: { readonly deliver: boolean; readonly receipt: boolean };
  readonly onAsk: (verb: RoundVerb) => void;
}

export const RoundEvents = ({ details, may, onAsk }: RoundEventsProps) => {
  const names = useRecipientNames();
  const { deliveries, receipts } = details;
  return (
    <>
      <Section title={text.deliveries}>
        <div className={styles.hold}>
          {deliveries.length === 0 ? (
            <p className="help">{text.deliveriesNone}</p>
          ) : (
            <ul className={styles.events}>
              {deliveries.map((one) => (
                <li key={one.number}>
                  <bdi>
                    {text.delivery(names.one(one.recipientId), text.route(one.route), dateText(one.on))}
                  </bdi>
                  <span className="help">
                    {one.fingerprintBy === null
                      ? text.fingerprintNot
                      : text.fingerprintTold(byChannelText(one.fingerprintBy))}
                    {one.passphraseBy !== null && `, ${text.passphraseTold(byChannelText(one.passphraseBy))}`}
                    {`, ${text.recordedBy(one.recordedBy)}`}
                  </span>
                  {one.note !== '' && (
                    <span className="help" dir="auto">
                      {one.note}
                    </span>
                  )}
                </li>
              ))}
            </ul>
          )}
          {may.deliver && (
            <Button
              onPress={() => {
                onAsk('deliver');
              }}
            >
              {text.deliver}
            </Button>
          )}
        </div>
      </Section>
      <Section title={text.receipts}>
        <div className={styles.hold}>
          {receipts.length === 0 ? (
            <p className="help">{text.receiptsNone}</p>
          ) : (
            <ul className={styles.events}>
              {receipts.map((one) => (
                <li key={one.number}>
                  <bdi>{text.receipt(one.by, one.firm, dateText(one.receivedOn))}</bdi>
                  <StateMark state={one.isKnownKey ? 'met' : 'late'} quiet={one.isKnownKey}>
                    {one.isKnownKey ? text.receiptKnown : text.receiptUnknown}
                  </StateMark>
                  <span className="help">{text.receiptSays(one.verdict)}</span>
                </li>
              ))}
            </ul>
          )}
          {may.receipt && (
            <Button
              onPress={() => {
                onAsk('receipt');
              }}
            >
              {text.takeReceipt}
            </Button>
          )}
        </div>
      </Section>
    </>
  );
};
