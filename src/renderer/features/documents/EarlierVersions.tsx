// What a part said in an earlier version, held against the text that is being written, to take back by hand.
import { useState } from 'react';
import type { RecordDetail } from '../../../shared/domain/programme/record';
import { dateText } from '../../messages/dates';
import { documents as text } from '../../messages/documents';
import { Button } from '../../ui/Button';
import { ComparedTexts } from '../../ui/ComparedTexts';
import { Select } from '../../ui/Select';
import styles from './documents.module.css';

interface EarlierVersionsProps {
  readonly record: RecordDetail;
  readonly field: string;
  readonly value: string;
  readonly mayChange: boolean;
  readonly onTake: (value: string) => void;
}

export const EarlierVersions = ({ record, field, value, mayChange, onTake }: EarlierVersionsProps) => {
  // Of versions that brought the same text of this part, the first one: the others say nothing new about it.
  const versions = record.versions.filter(
    (one, at) => one.facts[field] !== record.versions[at + 1]?.facts[field],
  );
  const [chosen, setChosen] = useState<string | null>(null);
  const shown =
    versions.find((one) => String(one.version) === chosen) ??
    versions.find((one) => one.facts[field] !== value) ??
    versions[0];
  if (shown === undefined) return <p className="help">{text.versionsNone}</p>;
  const said = shown.facts[field];
  const then = typeof said === 'string' ? said : '';
  return (
    <div className={styles.beside}>
      <Select
        label={text.version}
        hideLabel
        options={versions.map((one) => ({
          id: String(one.version),
          label: text.versionLabel(one.version, dateText(one.on), one.by),
        }))}
        value={String(shown.version)}
        onChange={setChosen}
      />
      <div className={styles.besideText} role="region" aria-label={text.viewVersions} tabIndex={0}>
        <ComparedTexts before={then} after={value} same={text.versionSame} />
      </div>
      {mayChange && (
        <div className={styles.besideFoot}>
          <Button
            isDisabled={then === value}
            onPress={() => {
              onTake(then);
            }}
          >
            {text.takeBack}
          </Button>
        </div>
      )}
    </div>
  );
};
