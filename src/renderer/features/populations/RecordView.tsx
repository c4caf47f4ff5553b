// The completeness and accuracy record of one population, what does not fit together in it, and where it stands.
import { type ReactNode, useState } from 'react';
import type { Population } from '../../../shared/domain/population';
import { ObjectLink } from '../../app/ObjectLink';
import { useMay } from '../../app/use-access';
import { count } from '../../messages/count';
import { dateText, rangeText } from '../../messages/dates';
import { populations as text } from '../../messages/populations';
import { Button } from '../../ui/Button';
import { KeyValues } from '../../ui/KeyValues';
import { Section } from '../../ui/Section';
import { StateMark } from '../../ui/StateMark';
import { RequestsOf } from '../requests/RequestsOf';
import { EditRecord } from './EditRecord';
import styles from './populations.module.css';
import type { PopulationsSearch } from './populations-search';
import { CountsCompared } from './RecordFields';
import { WhereItStands } from './WhereItStands';

const said = (value: string, isCode = false): ReactNode =>
  value === '' ? (
    <span className="faint">{text.notStated}</span>
  ) : (
    <bdi className={`${styles.text ?? ''} ${isCode ? (styles.code ?? '') : ''}`}>{value}</bdi>
  );

interface RecordViewProps {
  readonly population: Population;
  readonly onSearch: (next: PopulationsSearch) => void;
}

export const RecordView = ({ population, onSearch }: RecordViewProps) => {
  const mayChange = useMay('population.changed');
  const [isEditing, setEditing] = useState(false);
  if (isEditing)
    return (
      <EditRecord
        population={population}
        onClose={() => {
          setEditing(false);
        }}
      />
    );
  const { record } = population;
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={text.viewRecord}>
      <div className={styles.columns}>
        <div>
          <Section title={text.partCounts}>
            <CountsCompared onScreen={record.countOnScreen} inFile={population.rowCount} />
          </Section>
          <Section
            title={text.partMade}
            action={
              mayChange &&
              population.state === 'draft' && (
                <Button
                  kind="quiet"
                  onPress={() => {
                    setEditing(true);
                  }}
                >
                  {text.edit}
                </Button>
              )
            }
          >
            <KeyValues
              wide
              facts={[
                [text.sourceSystem, said(record.sourceSystem)],
                [text.query, said(record.query, true)],
                [text.parameters, said(record.parameters, true)],
                [text.range, said(record.range === null ? '' : rangeText(record.range))],
                [text.timeZone, said(record.timeZone)],
                [text.runBy, said(record.runBy)],
                [text.runOn, said(record.runOn === null ? '' : dateText(record.runOn))],
              ]}
            />
          </Section>
          <Section title={text.partComplete}>
            <KeyValues
              wide
              facts={[
                [text.isUnfiltered, record.isUnfiltered ? text.yes : text.no],
                ...(record.isUnfiltered ? [] : ([[text.filters, said(record.filters)]] as const)),
                [text.reconciliation, said(record.reconciliation)],
                [text.wasObserved, record.wasObserved ? text.yes : text.no],
                [text.notes, said(record.notes)],
              ]}
            />
          </Section>
        </div>
        <div>
          <Section title={text.concernsTitle} note={text.concernsNote}>
            {population.concerns.length === 0 ? (
              <p className="muted">{text.noConcern}</p>
            ) : (
              <ul className={styles.concerns}>
                {population.concerns.map((one) => (
                  <li key={one}>
                    <StateMark state={one === 'counts-differ' ? 'late' : 'due'} quiet>
                      {text.concern(one)}
                    </StateMark>
                  </li>
                ))}
              </ul>
            )}
          </Section>
          <WhereItStands population={population} onSearch={onSearch} />
          <RequestsOf populationId={population.id} />
          <Section title={text.list}>
            <KeyValues
              facts={[
                [text.columnFile, <ObjectLink key="ref" id={population.evidence.ref} />],
                ['', <bdi key="name">{population.evidence.fileName}</bdi>],
                ...(population.evidence.sheet === null
                  ? []
                  : ([[text.sheet, <bdi key="sheet">{population.evidence.sheet}</bdi>]] as const)),
                [
                  'SHA-256',
                  <span key="sha" className={styles.digest}>
                    {population.evidence.sha256}
                  </span>,
                ],
                [
                  text.controls,
                  population.controlIds.length === 0 ? (
                    <span className="faint">{text.noControls}</span>
                  ) : (
                    <span className="ids">
                      {population.controlIds.map((id) => (
                        <ObjectLink key={id} id={id} />
                      ))}
                    </span>
                  ),
                ],
              ]}
            />
          </Section>
          <Section title={text.columns} note={count(population.columns.length)}>
            <table className={styles.small} aria-label={text.columns}>
              <thead>
                <tr>
                  <th scope="col">{text.columnName}</th>
                  <th scope="col">{text.columnBlank}</th>
                  <th scope="col">{text.columnDigest}</th>
                </tr>
              </thead>
              <tbody>
                {population.columns.map((column) => (
                  <tr key={column.position}>
                    <td>
                      <bdi>{column.name}</bdi>
                    </td>
                    <td className="num">{count(column.blankCount)}</td>
                    <td className={styles.digest}>{column.digest}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Section>
        </div>
      </div>
    </div>
  );
};
