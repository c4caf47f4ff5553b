// Two versions of a control side by side in one text: what was taken out is struck, what was put in is
// underlined, and the facts that differ stand below.
import { useMemo, useState } from 'react';
import type { ControlDetail } from '../../../shared/domain/control';
import { history as text } from '../../messages/control-verbs';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Section } from '../../ui/Section';
import { Select } from '../../ui/Select';
import styles from './controls.module.css';
import { versionDays } from './version-days';
import { factChanges } from './version-changes';
import { wordDiff } from './word-diff';

interface CompareDialogProps {
  readonly control: ControlDetail;
  /** The newest when left out; it is compared with the one before it. */
  readonly newer?: number;
  readonly onClose: () => void;
}

export const CompareDialog = ({ control, newer: wanted, onClose }: CompareDialogProps) => {
  const { versions } = control;
  const start = versions.find((version) => version.version === wanted) ?? versions[0];
  const [newerId, setNewer] = useState(String(start?.version ?? ''));
  const [olderId, setOlder] = useState(
    String(versions[versions.findIndex((version) => version === start) + 1]?.version ?? ''),
  );
  const newer = versions.find((version) => String(version.version) === newerId);
  const older = versions.find((version) => String(version.version) === olderId);
  const parts = useMemo(
    () => (older === undefined || newer === undefined ? [] : wordDiff(older.wording, newer.wording)),
    [older, newer],
  );
  const facts = older === undefined || newer === undefined ? [] : factChanges(older, newer);
  const options = versions.map((version) => ({
    id: String(version.version),
    label: text.version(version.version),
    description: versionDays(version),
  }));
  const isSame = parts.every((part) => part.kind === 'same');

  return (
    <Dialog
      title={text.compareTitle(control.id)}
      width="wide"
      isOpen
      onClose={onClose}
      foot={
        <Button size={32} kind="primary" onPress={onClose}>
          {text.close}
        </Button>
      }
    >
      <div className={styles.pair}>
        <Select
          label={text.older}
          options={options}
          value={olderId}
          onChange={setOlder}
          {...(older !== undefined && { help: versionDays(older) })}
        />
        <Select
          label={text.newer}
          options={options}
          value={newerId}
          onChange={setNewer}
          {...(newer !== undefined && { help: versionDays(newer) })}
        />
      </div>
      <Section title={text.wording}>
        {isSame && <p className="help">{text.sameWording}</p>}
        <p className={`doc ${styles.compared ?? ''}`} dir="auto">
          {parts.map((part, place) =>
            part.kind === 'same' ? (
              part.text
            ) : part.kind === 'removed' ? (
              <del key={place}>{part.text}</del>
            ) : (
              <ins key={place}>{part.text}</ins>
            ),
          )}
        </p>
      </Section>
      <Section title={text.otherFacts}>
        {facts.length === 0 ? (
          <p className="muted">{text.sameFacts}</p>
        ) : (
          <dl className={styles.factChanges}>
            {facts.map(({ name, before, after }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd className={styles.compared} dir="auto">
                  <del>{before}</del> <ins>{after}</ins>
                </dd>
              </div>
            ))}
          </dl>
        )}
      </Section>
    </Dialog>
  );
};
