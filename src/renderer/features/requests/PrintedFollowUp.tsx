// The follow-up as pages to hand round: the sentence, and every table as it stands on the screen.
import type { FollowUp } from '../../../shared/domain/request';
import { count } from '../../messages/count';
import { dateText } from '../../messages/dates';
import { followUp as text } from '../../messages/request-follow-up';
import { boldParts } from '../../ui/Answer';
import { AgeingTable } from './Ageing';
import styles from './requests.module.css';

interface PrintedFollowUpProps {
  readonly data: FollowUp;
  readonly day: string;
}

const Head = ({ titles }: { readonly titles: readonly string[] }) => (
  <thead>
    <tr>
      {titles.map((title) => (
        <th key={title}>{title}</th>
      ))}
    </tr>
  </thead>
);

export const PrintedFollowUp = ({ data, day }: PrintedFollowUpProps) => (
  <article className={styles.printed}>
    <p className={styles.printedHead}>{text.printed(day)}</p>
    <h2>{boldParts(text.answer(data))}</h2>
    <section>
      <h3>{text.blocking}</h3>
      {data.blocking.length === 0 ? (
        <p>{text.blockingNone}</p>
      ) : (
        <table>
          <Head
            titles={[
              ...[text.columnNumber, text.columnReference, text.columnTitle, text.columnWhy],
              ...[text.columnDue, text.columnOwner, text.columnWaiting],
            ]}
          />
          <tbody>
            {data.blocking.map((row) => (
              <tr key={`${row.id} ${row.why}`}>
                <td className="id">{row.id}</td>
                <td>{row.reference}</td>
                <td dir="auto">{row.title}</td>
                <td>{text.why(row.why)}</td>
                <td>{row.dueOn === null ? text.noDue : dateText(row.dueOn)}</td>
                <td dir="auto">{row.owner === '' ? text.nobody : row.owner}</td>
                <td>{text.waited(row.waitingDays)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {data.blockingCount > data.blocking.length && (
        <p>{text.more(count(data.blockingCount - data.blocking.length))}</p>
      )}
    </section>
    <section>
      <h3>{text.ageing}</h3>
      <AgeingTable ageing={data.ageing} />
    </section>
    <section>
      <h3>{text.owners}</h3>
      <table>
        <Head titles={[text.columnOwner, text.columnOpen, text.columnLate, text.columnOldest]} />
        <tbody>
          {data.owners.map((one) => (
            <tr key={one.owner}>
              <td dir="auto">{one.owner === '' ? text.nobody : one.owner}</td>
              <td>{count(one.open)}</td>
              <td>{count(one.late)}</td>
              <td>{text.waited(one.oldestDays)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
    <section>
      <h3>{text.turnaround}</h3>
      <table>
        <Head
          titles={[text.columnSide, text.columnWhat, text.columnTurns, text.columnMedian, text.columnLongest]}
        />
        <tbody>
          {data.turnaround.map(({ side, turns, medianDays, longestDays }) => (
            <tr key={side}>
              <td>{text.side[side]}</td>
              <td>{text.turnaroundWhat[side]}</td>
              <td>{count(turns)}</td>
              <td>{medianDays === null ? text.noDays : text.days(medianDays)}</td>
              <td>{longestDays === null ? '' : text.days(longestDays)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  </article>
);
