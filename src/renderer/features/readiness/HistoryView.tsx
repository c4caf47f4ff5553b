// What changed from one assessment to the next: counts by aspect as bars with an equal table, and the
// criteria and controls that are rated differently now.
import { useQueries } from '@tanstack/react-query';
import { ASPECTS, type Assessment, type WorksheetRow } from '../../../shared/domain/readiness';
import type { CalendarDate } from '../../../shared/period';
import { ObjectLink } from '../../app/ObjectLink';
import { readiness as text } from '../../messages/readiness';
import { Section } from '../../ui/Section';
import { allRows } from './all-rows';
import { AspectBars, AspectTable } from './AspectBars';
import { changesOf, countsByAspect } from './rating-changes';
import { RatingMark } from './RatingMark';
import styles from './readiness.module.css';

/** More than a reader compares; older ones are reached through the list of assessments. */
const MOST_ASSESSMENTS = 5;
const MOST_CHANGES = 200;

interface HistoryViewProps {
  /** The newest first. */
  readonly assessments: readonly Assessment[];
  readonly today: CalendarDate;
}

export const HistoryView = ({ assessments, today }: HistoryViewProps) => {
  const shown = assessments.slice(0, MOST_ASSESSMENTS).toReversed();
  const answers = useQueries({
    queries: shown.map(({ id }) => ({
      queryKey: ['readiness', 'worksheet', 'all', id, today],
      queryFn: () => allRows(id, today),
    })),
  });
  const all = answers.map(({ data }) => data);
  if (all.some((rows) => rows === undefined)) return null;
  const counted = shown.map((assessment, index) => ({
    assessment,
    counts: countsByAspect(all[index] ?? []),
  }));
  const [before, last] = [shown.at(-2), shown.at(-1)];
  return (
    <div className={styles.historyScroll}>
      <Section title={text.historyTitle} note={text.historyNote}>
        <AspectBars counted={counted} />
      </Section>
      <Section title={text.historyTable}>
        <AspectTable counted={counted} />
      </Section>
      {before === undefined || last === undefined ? (
        <p className="muted">{text.historyOne}</p>
      ) : (
        <Section title={text.changes(before.name, last.name)}>
          <Changes label={text.changes(before.name, last.name)} rows={all.at(-1) ?? []} />
        </Section>
      )}
    </div>
  );
};

const Changes = ({ label, rows }: { readonly label: string; readonly rows: readonly WorksheetRow[] }) => {
  const changed = rows
    .map((row) => ({ row, changes: changesOf(row) }))
    .filter(({ changes }) => changes.length > 0);
  if (changed.length === 0) return <p className="muted">{text.noChanges}</p>;
  return (
    <>
      <table className={styles.changes} aria-label={label}>
        <thead className="unseen">
          <tr>
            <th scope="col">{text.columnSubject}</th>
            <th scope="col">{text.columnTitle}</th>
            {ASPECTS.map((aspect) => (
              <th key={aspect} scope="col">
                {text.aspect(aspect).name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {changed.slice(0, MOST_CHANGES).map(({ row, changes }) => (
            <tr key={row.subject}>
              <td>
                <ObjectLink id={row.subject} label={row.title} />
              </td>
              <td dir="auto">{row.title}</td>
              {ASPECTS.map((aspect) => {
                const change = changes.find((one) => one.aspect === aspect);
                return (
                  <td key={aspect}>
                    {change !== undefined && (
                      <span className={styles.change}>
                        <span className="faint">{text.aspect(aspect).name}</span>
                        <RatingMark rating={change.before} />
                        <span aria-hidden="true">→</span>
                        <RatingMark rating={change.after} />
                        <span className="unseen">
                          {text.changeFrom(text.ratingLong(change.before), text.ratingLong(change.after))}
                        </span>
                        <span aria-hidden="true">{text.rating(change.after)}</span>
                      </span>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {changed.length > MOST_CHANGES && (
        <p className="help">{text.moreChanges(changed.length - MOST_CHANGES)}</p>
      )}
    </>
  );
};
