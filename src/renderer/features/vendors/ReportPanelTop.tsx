// A vendor's report in the panel: how its days lie against ours, and how much of what it expects is answered.
import type { VendorReport } from '../../../shared/domain/programme/vendor-report';
import { isCsocOpen, isCuecOpen } from '../../../shared/domain/programme/vendor-report-signals';
import { ObjectLink } from '../../app/ObjectLink';
import { review as text } from '../../messages/vendors';
import { Section } from '../../ui/Section';
import { StateMark } from '../../ui/StateMark';
import type { RecordPartProps } from '../programme/register-part';
import { csocState, cuecState, type MappedState } from './mapped-state';
import { ReportDays } from './ReportWatch';
import styles from './vendors.module.css';

export const ReportPanelTop = ({ record }: RecordPartProps) => (
  <ReportDays facts={record.facts as VendorReport} />
);

interface MapLine {
  readonly words: string;
  readonly ids: readonly string[];
  readonly stands: MappedState;
}

const MapList = ({ lines }: { readonly lines: readonly MapLine[] }) => (
  <ul className="rows rows--top">
    {lines.map(({ words, ids, stands }, place) => (
      <li key={place} className={styles.line}>
        <span dir="auto">{words}</span>
        <span className={styles.lineFoot}>
          <StateMark state={stands.state} quiet>
            {stands.word}
          </StateMark>
          <span className="ids">
            {ids.map((id) => (
              <ObjectLink key={id} id={id} />
            ))}
          </span>
        </span>
      </li>
    ))}
  </ul>
);

const said = (...words: readonly string[]): string => words.filter((one) => one !== '').join(' · ');

export const ReportPanelSections = ({ record }: RecordPartProps) => {
  const { cuecs, csocs } = record.facts as VendorReport;
  return (
    <>
      {cuecs.length > 0 && (
        <Section
          title={text.cuecsTitle}
          note={text.summaryCuecs(cuecs.filter((row) => !isCuecOpen(row)).length, cuecs.length)}
        >
          <MapList
            lines={cuecs.map((row) => ({
              words: said(row.reference, row.wording),
              ids: [...row.controls, ...row.evidence],
              stands: cuecState(row),
            }))}
          />
        </Section>
      )}
      {csocs.length > 0 && (
        <Section
          title={text.csocsTitle}
          note={text.summaryCsocs(csocs.filter((row) => !isCsocOpen(row)).length, csocs.length)}
        >
          <MapList
            lines={csocs.map((row) => ({
              words: said(row.wording, row.where),
              ids: row.criteria,
              stands: csocState(row),
            }))}
          />
        </Section>
      )}
    </>
  );
};
