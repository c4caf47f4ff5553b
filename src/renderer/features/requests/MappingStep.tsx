// How a firm's list is read: which sheet, where its head is, what each column becomes, what its words mean.
import { AUDITOR_STATUSES, REQUEST_KINDS, REQUEST_PRIORITIES } from '../../../shared/domain/request';
import { LIST_FIELDS, type ListLook, type ListMapping } from '../../../shared/domain/request-list';
import { count } from '../../messages/count';
import { requestImport as text } from '../../messages/request-import';
import { requestWords } from '../../messages/request-words';
import { Checkbox } from '../../ui/Checkbox';
import { Notice } from '../../ui/Notice';
import { Section } from '../../ui/Section';
import { Select } from '../../ui/Select';
import {
  choiceOf,
  type ColumnChoice,
  hasWording,
  withColumn,
  withHead,
  withWord,
  wordsOf,
} from './list-mapping';
import styles from './requests.module.css';

const NO_SHEET = '';
const NOT_TRANSLATED = '__none';
const CHOICES = (['kept', ...LIST_FIELDS, 'ignored'] as const).map((id) => ({ id, label: text.field(id) }));
const HEAD_ROWS = (['1', '2', '3'] as const).map((id) => ({ id, label: text.headRowsOption(Number(id)) }));
const MEANINGS = {
  status: AUDITOR_STATUSES.map((id) => ({ id, label: requestWords.auditor(id) })),
  kind: REQUEST_KINDS.map((id) => ({ id, label: requestWords.kind(id) })),
  priority: REQUEST_PRIORITIES.map((id) => ({ id, label: requestWords.priority(id) })),
} as const;

interface MappingStepProps {
  readonly look: ListLook;
  readonly onChange: (mapping: ListMapping) => void;
}

export const MappingStep = ({ look, onChange }: MappingStepProps) => {
  const { mapping } = look;
  const isOurs = look.from === 'our-own-list';
  return (
    <div className={styles.mapper}>
      <p className="muted">{text.from(look.from)}</p>
      {!isOurs && (
        <>
          <div className={styles.reading}>
            {look.sheets.length > 1 && (
              <Select
                label={text.sheet}
                options={look.sheets.map((sheet) => ({ id: sheet, label: sheet }))}
                value={mapping.sheet ?? look.sheets[0] ?? NO_SHEET}
                onChange={(sheet) => {
                  onChange(withHead(mapping, { sheet }));
                }}
              />
            )}
            <Select
              label={text.headRow}
              options={look.topRows.map((_, place) => ({
                id: String(place + 1),
                label: String(place + 1),
              }))}
              value={String(mapping.headRow)}
              onChange={(row) => {
                onChange(withHead(mapping, { headRow: Number(row) }));
              }}
            />
            <Select
              label={text.headRows}
              options={HEAD_ROWS}
              value={String(mapping.headRows) as '1' | '2' | '3'}
              onChange={(rows) => {
                onChange(withHead(mapping, { headRows: Number(rows) }));
              }}
            />
            <Checkbox
              isSelected={mapping.dayFirst}
              onChange={(dayFirst) => {
                onChange({ ...mapping, dayFirst });
              }}
            >
              {text.dayFirst}
            </Checkbox>
          </div>
          <TopRows look={look} onChange={onChange} />
          {!hasWording(mapping) && <Notice kind="missed">{text.wordingMissing}</Notice>}
          <Columns look={look} onChange={onChange} />
        </>
      )}
      {(['status', 'kind', 'priority'] as const).map((field) => (
        <Words key={field} field={field} look={look} onChange={onChange} />
      ))}
    </div>
  );
};

/** The sheet as it is; pressing a row's number says that the head is there. */
const TopRows = ({ look, onChange }: MappingStepProps) => {
  const { mapping, topRows } = look;
  const isHead = (row: number): boolean => row >= mapping.headRow && row < mapping.headRow + mapping.headRows;
  const width = Math.max(0, ...topRows.map((cells) => cells.length));
  if (topRows.length === 0) return null;
  return (
    <Section title={text.topRows}>
      <div
        className={`${styles.scroller ?? ''} ${styles.top ?? ''}`}
        tabIndex={0}
        role="region"
        aria-label={text.topRows}
      >
        <table className={styles.table} aria-label={text.topRows}>
          <tbody>
            {topRows.map((cells, place) => (
              <tr key={place} data-head={isHead(place + 1)}>
                <td className={styles.narrow}>
                  <button
                    type="button"
                    className={styles.rowPick}
                    aria-pressed={place + 1 === mapping.headRow}
                    aria-label={text.topRowChoose(place + 1)}
                    onClick={() => {
                      onChange(withHead(mapping, { headRow: place + 1 }));
                    }}
                  >
                    {place + 1}
                  </button>
                </td>
                {Array.from({ length: width }, (_, at) => cells[at] ?? '').map((cell, at) => (
                  <td key={at} title={cell}>
                    <bdi>{cell}</bdi>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
};

const Columns = ({ look, onChange }: MappingStepProps) => (
  <Section title={text.columns} note={count(look.columns.length)}>
    <table className={`${styles.table ?? ''} ${styles.mapping ?? ''}`} aria-label={text.columns}>
      <thead>
        <tr>
          <th scope="col">{text.columnTheirs}</th>
          <th scope="col">{text.columnSamples}</th>
          <th scope="col" className={styles.becomes}>
            {text.columnBecomes}
          </th>
        </tr>
      </thead>
      <tbody>
        {look.columns.map(({ column, samples }, place) => (
          <tr key={`${String(place)} ${column}`}>
            <td>
              <bdi>{column === '' ? text.noHead : column}</bdi>
            </td>
            <td className={styles.samples} title={samples.join('\n')}>
              <bdi>{samples.join(' · ')}</bdi>
            </td>
            <td className={styles.becomes}>
              <Select<ColumnChoice>
                label={text.columnFor(column)}
                hideLabel
                options={CHOICES}
                value={choiceOf(look.mapping, column)}
                onChange={(choice) => {
                  onChange(withColumn(look.mapping, column, choice));
                }}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </Section>
);

interface WordsProps extends MappingStepProps {
  readonly field: 'status' | 'kind' | 'priority';
}

const Words = ({ field, look, onChange }: WordsProps) => {
  const lines = wordsOf(look, look.mapping, field);
  const isRead = look.mapping.columns.some((one) => one.field === field);
  if (lines.length === 0 || !isRead) return null;
  return (
    <Section title={text.words(field)}>
      <p className="help">{text.wordsHelp[field]}</p>
      <table className={`${styles.table ?? ''} ${styles.mapping ?? ''}`} aria-label={text.words(field)}>
        <thead>
          <tr>
            <th scope="col">{text.wordTheirs}</th>
            <th scope="col" className={styles.narrow}>
              {text.wordRows}
            </th>
            <th scope="col" className={styles.becomes}>
              {text.wordOurs}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ theirs, ours, rows }) => (
            <tr key={theirs}>
              <td>
                <bdi>{theirs}</bdi>
              </td>
              <td className={`${styles.narrow ?? ''} num muted`}>{rows === null ? '' : count(rows)}</td>
              <td className={styles.becomes}>
                <Select<string>
                  label={text.wordFor(theirs)}
                  hideLabel
                  options={[{ id: NOT_TRANSLATED, label: text.wordNone }, ...MEANINGS[field]]}
                  value={ours ?? NOT_TRANSLATED}
                  onChange={(chosen) => {
                    onChange(
                      withWord(look.mapping, field, theirs, chosen === NOT_TRANSLATED ? null : chosen),
                    );
                  }}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
};
