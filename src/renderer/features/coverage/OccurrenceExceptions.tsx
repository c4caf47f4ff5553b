// Exceptions that answer one occurrence.
import type { ControlId } from '../../../shared/ids';
import type { CalendarDate } from '../../../shared/period';
import { ObjectLink } from '../../app/ObjectLink';
import { useCall } from '../../app/use-call';
import { coverage as text } from '../../messages/coverage';
import { exceptions as exceptionText } from '../../messages/exceptions';
import { Section } from '../../ui/Section';
import styles from './panel.module.css';

interface OccurrenceExceptionsProps {
  readonly controlId: ControlId;
  readonly from: CalendarDate;
}

export const OccurrenceExceptions = ({ controlId, from }: OccurrenceExceptionsProps) => {
  const found = useCall('exceptions', 'list', {
    search: '',
    states: [],
    controlId,
    withWithdrawn: false,
    sort: 'id',
    direction: 'ascending',
    offset: 0,
    limit: 100,
  }).data;
  const here = found?.rows.filter((one) => one.controlId === controlId && one.occurrenceFrom === from) ?? [];
  if (here.length === 0) return null;
  return (
    <Section title={text.exceptions}>
      <ul className="rows rows--top">
        {here.map((one) => (
          <li key={one.id} className={styles.item}>
            <ObjectLink id={one.id} label={one.title} />
            <span className="grow" dir="auto" title={one.title}>
              {one.title}
            </span>
            <span className="muted">{exceptionText.state(one.state)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
};
