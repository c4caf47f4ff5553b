// The versions of a record, the newest first: from which day, by whom and why, and what each says otherwise.
import { useMemo } from 'react';
import type { RecordDetail } from '../../../shared/domain/programme/record';
import { dateText, instantText } from '../../messages/dates';
import { recordPanel as text } from '../../messages/programme';
import { Section } from '../../ui/Section';
import { wordDiff } from '../controls/word-diff';
import styles from './record.module.css';
import { type Difference, versionDifferences } from './version-differences';

export const RecordHistory = ({ record }: { readonly record: RecordDetail }) => (
  <div className={styles.sheet}>
    {record.versions.map((version, place) => {
      const before = record.versions[place + 1];
      return (
        <Section
          key={version.version}
          title={text.historyVersion(version.version)}
          note={text.historyFrom(dateText(version.on))}
        >
          {version.note !== '' && <p dir="auto">{version.note}</p>}
          {before === undefined ? (
            <p className="muted">{text.historyFirst}</p>
          ) : (
            <dl className={styles.differences}>
              {versionDifferences(record.register, before, version).map((one) => (
                <div key={one.label}>
                  <dt>{one.label}</dt>
                  <dd dir="auto">
                    <DifferenceWords one={one} />
                  </dd>
                </div>
              ))}
            </dl>
          )}
          <p className="help">
            <bdi>{text.historyBy(version.by, instantText(version.at), version.via)}</bdi>
          </p>
        </Section>
      );
    })}
  </div>
);

const DifferenceWords = ({ one }: { readonly one: Difference }) => {
  const isText = one.type === 'text' || one.type === 'markdown' || one.type === 'rows';
  const parts = useMemo(
    () => (isText && one.before !== '' && one.after !== '' ? wordDiff(one.before, one.after) : null),
    [isText, one.before, one.after],
  );
  if (parts !== null)
    return parts.map((part, place) =>
      part.kind === 'same' ? (
        part.text
      ) : part.kind === 'removed' ? (
        <del key={place}>{part.text}</del>
      ) : (
        <ins key={place}>{part.text}</ins>
      ),
    );
  return (
    <>
      {one.before !== '' && (
        <>
          <del>{one.before}</del> <span className="unseen">{text.becomes}</span>{' '}
        </>
      )}
      {one.after === '' ? <span className="faint">{text.empty}</span> : <ins>{one.after}</ins>}
    </>
  );
};
