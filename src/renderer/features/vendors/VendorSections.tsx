// A vendor in the panel: the reports it gave us with what they say, and what we asked it.
import { useNavigate } from '@tanstack/react-router';
import type { Register } from '../../../shared/domain/programme';
import { OPINIONS } from '../../../shared/domain/programme/opinion';
import type { RecordSummary } from '../../../shared/domain/programme/record';
import { lastDayOf } from '../../../shared/domain/programme/report-time';
import type { VendorReport } from '../../../shared/domain/programme/vendor-report';
import { ObjectLink } from '../../app/ObjectLink';
import { useMay } from '../../app/use-access';
import { dateText, rangeText } from '../../messages/dates';
import { signalShape, signalText } from '../../messages/programme-signals';
import { vendors as text } from '../../messages/vendors';
import { Button } from '../../ui/Button';
import { Section } from '../../ui/Section';
import { StateShape } from '../../ui/StateMark';
import { stateText } from '../programme/register-columns';
import type { RecordPartProps } from '../programme/register-part';
import { AskVendor } from '../questionnaires/AskVendor';
import { useRecordsOf } from './use-vendor-records';
import styles from './vendors.module.css';

const daysOf = (facts: VendorReport): string => {
  const { periodFrom, periodTo } = facts;
  if (periodFrom !== null && periodTo !== null && periodFrom <= periodTo)
    return rangeText({ from: periodFrom, to: periodTo });
  const last = lastDayOf(facts);
  return last === null ? text.noDays : dateText(last);
};

const opinionOf = ({ opinion }: VendorReport): string => {
  if (opinion === '') return text.noOpinion;
  return opinion === 'disclaimer' ? text.disclaimer : text.opinion(OPINIONS[opinion]);
};

const Signals = ({ of }: { readonly of: RecordSummary }) => (
  <>
    {of.signals
      .filter(({ weight }) => weight !== 'note')
      .map((signal) => (
        <span key={signal.code} className={styles.signal}>
          <StateShape state={signalShape(signal.weight)} size={10} />
          <small>{signalText(signal)}</small>
        </span>
      ))}
  </>
);

const Line = ({ one, words }: { readonly one: RecordSummary; readonly words: string }) => (
  <li className={styles.line}>
    <span className={styles.lineFoot}>
      <ObjectLink id={one.id} label={one.title} />
      <span dir="auto">{one.title}</span>
      <small className="faint">{stateText(one.register, one.state)}</small>
    </span>
    {words !== '' && <small className="faint">{words}</small>}
    <Signals of={one} />
  </li>
);

export const VendorSections = ({ record, asAt }: RecordPartProps) => {
  const navigate = useNavigate();
  const mayAdd = useMay('register.added') && record.withdrawn === null && asAt === null;
  const reports = useRecordsOf('vendor-report', record.id) ?? [];
  const asked = useRecordsOf('questionnaire', record.id) ?? [];
  const addTo = (register: Register) => {
    void navigate({
      to: '/programme/$register',
      params: { register },
      search: { add: true, parent: record.id },
    });
  };
  return (
    <>
      <Section
        title={text.reports}
        note={String(reports.length)}
        action={
          mayAdd && (
            <Button
              kind="quiet"
              onPress={() => {
                addTo('vendor-report');
              }}
            >
              {text.addReport}
            </Button>
          )
        }
      >
        {reports.length === 0 ? (
          <p className="muted">{text.reportsNone}</p>
        ) : (
          <ul className="rows rows--top">
            {reports.map((one) => {
              const facts = one.facts as VendorReport;
              return <Line key={one.id} one={one} words={`${daysOf(facts)} · ${opinionOf(facts)}`} />;
            })}
          </ul>
        )}
      </Section>
      <Section
        title={text.questionnaires}
        note={String(asked.length)}
        action={mayAdd && <AskVendor vendorId={record.id} isQuiet />}
      >
        {asked.length === 0 ? (
          <p className="muted">{text.questionnairesNone}</p>
        ) : (
          <ul className="rows rows--top">
            {asked.map((one) => (
              <Line key={one.id} one={one} words="" />
            ))}
          </ul>
        )}
      </Section>
    </>
  );
};
