// The printed checklist of one control, with boxes to tick by hand where nothing ticks them yet.
import type { ControlDetail } from '../../../shared/domain/control';
import { controlPaper as text } from '../../messages/control-panel';
import { PrintSheet } from '../../ui/PrintSheet';
import paper from './paper.module.css';
import { PaperHead } from './PaperHead';

interface ChecklistPagesProps {
  readonly control: ControlDetail;
  readonly onDone: () => void;
}

export const ChecklistPages = ({ control, onDone }: ChecklistPagesProps) => (
  <PrintSheet onDone={onDone}>
    <PaperHead kind={text.checklist} number={control.id} title={control.title} />
    <p className={paper.wording} dir="auto">
      {control.wording}
    </p>
    <table className={paper.table}>
      <thead>
        <tr>
          <th aria-label={text.state} />
          <th>{text.askedFor}</th>
          <th>{text.evidence}</th>
          <th>{text.checkedBy}</th>
        </tr>
      </thead>
      <tbody>
        {control.checklistItems.map((item) => (
          <tr key={item.number} className={paper.tall}>
            <td>
              <span className={paper.box}>{item.evidenceInPeriodCount > 0 ? '✓' : ''}</span>
            </td>
            <td dir="auto">{item.text}</td>
            <td className={paper.id}>
              {item.evidenceIds.length === 0 ? text.open : item.evidenceIds.join(' ')}
            </td>
            <td className={paper.blank} />
          </tr>
        ))}
      </tbody>
    </table>
  </PrintSheet>
);
