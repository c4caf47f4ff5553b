// The printed sheet of one control: what it says, what it answers, whether it happened, its evidence and
// its history, for somebody who has never seen the app.
import type { ControlDetail } from '../../../shared/domain/control';
import { useCall } from '../../app/use-call';
import { controlPaper as text } from '../../messages/control-panel';
import { coverage } from '../../messages/coverage';
import { rangeText, today } from '../../messages/dates';
import { evidence as evidenceText } from '../../messages/evidence';
import { PrintSheet } from '../../ui/PrintSheet';
import { controlFactsInWords } from './ControlTab';
import { versionDays } from './version-days';
import paper from './paper.module.css';
import { PaperHead } from './PaperHead';

interface ControlPagesProps {
  readonly control: ControlDetail;
  readonly onDone: () => void;
}

export const ControlPages = ({ control, onDone }: ControlPagesProps) => {
  const occurrences = useCall('coverage', 'ofControl', { today: today(), controlId: control.id });
  // Without an engagement there are none; the sheet prints all the same.
  if (occurrences.isPending) return null;
  const expected = occurrences.data?.occurrences ?? [];
  const mapped = [
    ...control.criterionMappings.map(({ criterionId, ...rest }) => ({ ...rest, id: criterionId })),
    ...control.mappings.map(({ pointOfFocusId, ...rest }) => ({ ...rest, id: pointOfFocusId })),
  ];
  return (
    <PrintSheet onDone={onDone}>
      <PaperHead kind={text.sheet} number={control.id} title={control.title} />
      <p className={paper.wording} dir="auto">
        {control.wording}
      </p>
      <dl className={paper.facts}>
        {controlFactsInWords(control).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
        <div>
          <dt>{text.inForce}</dt>
          <dd>{control.versions[0] === undefined ? '' : versionDays(control.versions[0])}</dd>
        </div>
      </dl>
      {mapped.length > 0 && (
        <table className={paper.table}>
          <thead>
            <tr>
              <th>{text.mappedTo}</th>
              <th>{text.title}</th>
              <th>{text.rationale}</th>
            </tr>
          </thead>
          <tbody>
            {mapped.map((mapping) => (
              <tr key={mapping.id}>
                <td className={paper.id}>{mapping.id}</td>
                <td>{mapping.title}</td>
                <td dir="auto">{mapping.rationale}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {expected.length > 0 && (
        <table className={paper.table}>
          <thead>
            <tr>
              <th>{text.occurrence}</th>
              <th>{text.state}</th>
              <th>{text.evidence}</th>
            </tr>
          </thead>
          <tbody>
            {expected.map((one) => (
              <tr key={one.from}>
                <td>{rangeText(one)}</td>
                <td>{coverage.state(one.state)}</td>
                <td className={paper.id}>{one.evidenceIds.join(' ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {control.evidence.length > 0 && (
        <table className={paper.table}>
          <thead>
            <tr>
              <th>{text.evidence}</th>
              <th>{text.title}</th>
              <th>{text.effective}</th>
            </tr>
          </thead>
          <tbody>
            {control.evidence.map((item) => (
              <tr key={item.id}>
                <td className={paper.id}>{item.ref}</td>
                <td dir="auto">{item.title}</td>
                <td>{item.effective === null ? evidenceText.noDates : rangeText(item.effective)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <table className={paper.table}>
        <thead>
          <tr>
            <th>{text.version}</th>
            <th>{text.inForce}</th>
            <th>{text.note}</th>
          </tr>
        </thead>
        <tbody>
          {control.versions.map((version) => (
            <tr key={version.version}>
              <td>{version.version}</td>
              <td>{versionDays(version)}</td>
              <td dir="auto">{version.note}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </PrintSheet>
  );
};
