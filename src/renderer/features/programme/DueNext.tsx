// What is due next over all registers: reviews, answers, ends of terms.
import { useQueries } from '@tanstack/react-query';
import { REGISTERS, SPECS } from '../../../shared/domain/programme';
import { recordTitle } from './record-title';
import { ObjectLink } from '../../app/ObjectLink';
import { call } from '../../app/use-call';
import { dateText, today } from '../../messages/dates';
import { programme as text } from '../../messages/programme';
import { Section } from '../../ui/Section';
import { StateMark } from '../../ui/StateMark';
import styles from './overview.module.css';

/** More lines than anybody reads here. */
const MOST_LINES = 8;

export const DueNext = () => {
  const day = today();
  const rows = useQueries({
    queries: REGISTERS.filter((register) => SPECS[register].due !== null).map((register) => {
      const question = {
        ...{ register, today: day, search: '', states: [], groups: [], parent: null, asAt: null },
        ...{ onlySignalled: false, withEnded: false, withWithdrawn: false },
        ...({ sort: 'due', direction: 'ascending', offset: 0, limit: MOST_LINES } as const),
      };
      return {
        queryKey: ['programme', 'list', question],
        queryFn: () => call('programme', 'list', question),
      };
    }),
    combine: (results) =>
      results
        .flatMap(({ data }) => data?.rows ?? [])
        .filter((row) => row.dueOn !== null)
        .toSorted((a, b) => (a.dueOn ?? '').localeCompare(b.dueOn ?? ''))
        .slice(0, MOST_LINES),
  });
  return (
    <div className={styles.due}>
      <Section title={text.nextTitle} note={text.nextNote}>
        {rows.length === 0 && <p className="faint">{text.nextNone}</p>}
        <ul className="rows rows--top">
          {rows.map((row) => (
            <li key={row.id}>
              <ObjectLink id={row.id} label={recordTitle(row)} />
              <span className="grow" dir="auto" title={recordTitle(row)}>
                {recordTitle(row)}
              </span>
              {row.dueOn !== null &&
                (row.dueOn < day ? (
                  <StateMark state="late">{dateText(row.dueOn)}</StateMark>
                ) : (
                  <span className="muted">{dateText(row.dueOn)}</span>
                ))}
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
};
