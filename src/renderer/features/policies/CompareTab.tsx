// Two texts of a policy beside each other in one: what went, what came, what was reworded.
import { Fragment, useMemo, useState } from 'react';
import { compareTexts, countChanges, type TextChange } from '../../../shared/document/compare-texts';
import { dateText } from '../../messages/dates';
import { compare as text } from '../../messages/policies';
import { Checkbox } from '../../ui/Checkbox';
import { Select } from '../../ui/Select';
import styles from './policies.module.css';
import type { PolicyNow } from './use-policy';

interface Text {
  readonly version: number;
  readonly label: string;
  readonly text: string;
}

/** Versions that brought another text, the newest first. */
const textsOf = ({ record, editions }: PolicyNow): Text[] => {
  const versions = record?.versions ?? [];
  const edition = new Map((editions ?? []).map((one) => [one.version, one.edition]));
  return versions
    .filter((one, at) => {
      const before = versions[at + 1];
      return before === undefined || before.facts['text'] !== one.facts['text'] || edition.has(one.version);
    })
    .map((one) => ({
      version: one.version,
      label: text.version(one.version, dateText(one.on), edition.get(one.version) ?? null),
      text: typeof one.facts['text'] === 'string' ? one.facts['text'] : '',
    }));
};

const linesIn = (change: TextChange): number =>
  change.pieces
    .map((piece) => piece.text)
    .join('')
    .trimEnd()
    .split('\n').length;

const Pieces = ({ change }: { readonly change: TextChange }) =>
  change.pieces.map((piece, at) => {
    if (piece.kind === 'same') return <Fragment key={at}>{piece.text}</Fragment>;
    return piece.kind === 'added' ? <ins key={at}>{piece.text}</ins> : <del key={at}>{piece.text}</del>;
  });

export const CompareTab = ({ policy }: { readonly policy: PolicyNow }) => {
  const texts = useMemo(() => textsOf(policy), [policy]);
  const [chosen, setChosen] = useState<{ readonly before: number; readonly after: number } | null>(null);
  const [withSame, setWithSame] = useState(false);
  const [newest, next] = texts;
  const after = texts.find((one) => one.version === chosen?.after) ?? newest;
  const before = texts.find((one) => one.version === chosen?.before) ?? next;
  const changes = useMemo(
    () => (before === undefined || after === undefined ? [] : compareTexts(before.text, after.text)),
    [before, after],
  );
  if (before === undefined || after === undefined) return <p className="muted">{text.oneOnly}</p>;
  const options = texts.map((one) => ({ id: String(one.version), label: one.label }));
  const differing = countChanges(changes);
  return (
    <>
      <div className={styles.choices}>
        <div data-wide>
          <Select<string>
            label={text.before}
            options={options}
            value={String(before.version)}
            onChange={(version) => {
              setChosen({ before: Number(version), after: after.version });
            }}
          />
        </div>
        <div data-wide>
          <Select<string>
            label={text.after}
            options={options}
            value={String(after.version)}
            onChange={(version) => {
              setChosen({ before: before.version, after: Number(version) });
            }}
          />
        </div>
        <Checkbox isSelected={withSame} onChange={setWithSame}>
          {text.withUnchanged}
        </Checkbox>
      </div>
      <p className="muted" role="status">
        {differing === 0 ? text.same : text.changes(differing)}
      </p>
      <div className={styles.difference} dir="auto" role="region" aria-label={text.difference}>
        {changes.map((change, at) => (
          <div key={at} data-kind={change.kind}>
            {change.kind === 'same' && !withSame && differing > 0 ? (
              <p className={styles.skipped}>{text.unchanged(linesIn(change))}</p>
            ) : (
              <Pieces change={change} />
            )}
          </div>
        ))}
      </div>
    </>
  );
};
