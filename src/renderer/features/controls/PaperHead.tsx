// The head of a printed page: what it is, about what, of whom, for which examination, and from which day.
import { useCall } from '../../app/use-call';
import { controlPaper as text } from '../../messages/control-panel';
import { dateText, rangeText, today } from '../../messages/dates';
import { useExaminedTime } from '../evidence/use-examined-time';
import paper from './paper.module.css';

interface PaperHeadProps {
  readonly kind: string;
  readonly number?: string;
  readonly title: string;
}

export const PaperHead = ({ kind, number, title }: PaperHeadProps) => {
  const { data: vault } = useCall('vault', 'current', {});
  const examined = useExaminedTime();
  return (
    <header className={paper.head}>
      <p>
        {kind} {number !== undefined && <span className={paper.id}>{number}</span>}
      </p>
      <h1 dir="auto">{title}</h1>
      <p>
        {text.made(vault?.organization ?? '', dateText(today()))}
        {examined !== null &&
          `. SOC 2 Type ${examined.type === 1 ? `I, ${dateText(examined.asOf)}` : `II, ${rangeText(examined.period)}`}`}
      </p>
    </header>
  );
};
