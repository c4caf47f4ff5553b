// A report of ours in the panel: to whom it was shown, and under which terms.
import { useNavigate } from '@tanstack/react-router';
import type { Share } from '../../../shared/domain/programme/own-report';
import { ObjectLink } from '../../app/ObjectLink';
import { useMay } from '../../app/use-access';
import { dateText } from '../../messages/dates';
import { signalShape, signalText } from '../../messages/programme-signals';
import { reports as text } from '../../messages/reports';
import { Button } from '../../ui/Button';
import { Section } from '../../ui/Section';
import { StateShape } from '../../ui/StateMark';
import { stateText } from '../programme/register-columns';
import type { RecordPartProps } from '../programme/register-part';
import { useRecordsOf } from '../vendors/use-vendor-records';
import styles from './reports.module.css';

export const ReportCopies = ({ record, asAt }: RecordPartProps) => {
  const navigate = useNavigate();
  const mayAdd = useMay('register.added') && record.withdrawn === null && asAt === null;
  const copies = useRecordsOf('share', record.id) ?? [];
  return (
    <Section
      title={text.copies}
      note={String(copies.length)}
      action={
        mayAdd && (
          <Button
            onPress={() => {
              void navigate({
                to: '/programme/$register',
                params: { register: 'share' },
                search: { add: true, parent: record.id },
              });
            }}
          >
            {text.addCopy}
          </Button>
        )
      }
    >
      {copies.length === 0 ? (
        <p className="muted">{text.copiesNone}</p>
      ) : (
        <ul className="rows rows--top">
          {copies.map((one) => {
            const { company, sharedOn } = one.facts as Share;
            return (
              <li key={one.id} className={styles.copy}>
                <span className={styles.copyHead}>
                  <ObjectLink id={one.id} label={one.title} />
                  <span dir="auto">{one.title}</span>
                  <small className="faint">{stateText(one.register, one.state)}</small>
                </span>
                <small className="faint" dir="auto">
                  {text.copyLine(company, sharedOn === null ? text.notYet : dateText(sharedOn))}
                </small>
                {one.signals.map((signal) => (
                  <span key={signal.code} className={styles.copyHead}>
                    <StateShape state={signalShape(signal.weight)} size={10} />
                    <small>{signalText(signal)}</small>
                  </span>
                ))}
              </li>
            );
          })}
        </ul>
      )}
    </Section>
  );
};
