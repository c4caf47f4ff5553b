// One item of evidence for one or many picked rows: as a whole, or for one attribute of each.
import { useState } from 'react';
import type { SampleItemId } from '../../../shared/ids';
import { useCommand } from '../../app/use-call';
import { populations as text } from '../../messages/populations';
import { Select } from '../../ui/Select';
import { TextField } from '../../ui/TextField';
import { ChooseEvidenceDialog } from './ChooseEvidenceDialog';
import styles from './populations.module.css';

const WHOLE = 'row';
const optionOf = (attribute: string): string => (attribute === '' ? WHOLE : `attribute ${attribute}`);

interface AttributeSelectProps {
  readonly attributes: readonly string[];
  /** Empty for the row as a whole. */
  readonly value: string;
  readonly onChange: (attribute: string) => void;
}

export const AttributeSelect = ({ attributes, value, onChange }: AttributeSelectProps) => (
  <Select
    label={text.attachTo}
    options={['', ...attributes].map((attribute) => ({
      id: optionOf(attribute),
      label: attribute === '' ? text.attributeOfRow : attribute,
    }))}
    value={optionOf(value)}
    onChange={(id) => {
      onChange(attributes.find((attribute) => optionOf(attribute) === id) ?? '');
    }}
  />
);

interface AttachDialogProps {
  readonly ids: readonly SampleItemId[];
  readonly attributes: readonly string[];
  readonly attribute?: string;
  readonly onClose: () => void;
  readonly onAttached: () => void;
}

export const AttachDialog = ({ ids, attributes, attribute, onClose, onAttached }: AttachDialogProps) => {
  const link = useCommand('populations', 'linkSamples');
  const [answered, setAnswered] = useState(attribute ?? '');
  const [reason, setReason] = useState('');
  return (
    <ChooseEvidenceDialog
      title={text.attachTitle(ids.length)}
      doText={text.attachDo}
      isBusy={link.isRunning}
      failure={link.failure}
      onClose={onClose}
      onChoose={(evidenceId) => {
        const items = ids.map((id) => ({ id, attribute: answered }));
        void link.run({ evidenceId, items, reason }).then((done) => {
          if (done !== null) onAttached();
        });
      }}
    >
      <div className={styles.pair}>
        <AttributeSelect attributes={attributes} value={answered} onChange={setAnswered} />
        <TextField label={text.reason} value={reason} maxLength={2000} onChange={setReason} />
      </div>
    </ChooseEvidenceDialog>
  );
};
