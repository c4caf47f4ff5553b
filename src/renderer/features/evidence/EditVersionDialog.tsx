// Corrects what a draft says of itself. Once it is submitted, nothing of this changes any more.
import { useState } from 'react';
import {
  type EvidenceDetail,
  type EvidenceVersion,
  METHODS,
  SENSITIVITIES,
  type VersionFacts,
} from '../../../shared/domain/evidence';
import { qualityQuestions } from '../../../shared/domain/evidence-quality';
import { useCommand } from '../../app/use-call';
import { evidenceVerbs as text } from '../../messages/evidence-verbs';
import { methodText, sensitivityText } from '../../messages/evidence-words';
import { Checkbox } from '../../ui/Checkbox';
import { DateField } from '../../ui/DateField';
import { FormDialog } from '../../ui/FormDialog';
import { focusFirstInvalid } from '../../ui/focus-first-invalid';
import { Select } from '../../ui/Select';
import { TextField } from '../../ui/TextField';
import styles from './dialogs.module.css';
import { factsOfDraft, type VersionDraft, versionDraftOf, versionFaults } from './version-draft';

interface EditVersionDialogProps {
  readonly item: EvidenceDetail;
  readonly version: EvidenceVersion;
  readonly onClose: () => void;
}

const METHOD_OPTIONS = METHODS.map((id) => ({ id, label: methodText(id) }));
const SENSITIVITY_OPTIONS = SENSITIVITIES.map((id) => ({ id, label: sensitivityText(id) }));

export const EditVersionDialog = ({ item, version, onClose }: EditVersionDialogProps) => {
  const change = useCommand('evidence', 'changeVersion');
  const [draft, setDraft] = useState(() => versionDraftOf(version));
  const [isTried, setTried] = useState(false);
  const faults = versionFaults(draft);
  const set = (next: Partial<VersionDraft>) => {
    setDraft((before) => ({ ...before, ...next }));
  };

  const save = async (form: HTMLFormElement) => {
    setTried(true);
    if (faults.size > 0) {
      focusFirstInvalid(form);
      return;
    }
    const facts: VersionFacts = factsOfDraft(draft);
    if ((await change.run({ id: item.id, version: version.version, facts })) !== null) onClose();
  };

  return (
    <FormDialog
      title={text.editTitle(version.ref)}
      text={text.editText}
      save={text.save}
      cancel={text.cancel}
      width="wide"
      isRunning={change.isRunning}
      failure={change.failure}
      formClass={styles.form}
      onSubmit={save}
      onClose={onClose}
    >
      <TextField
        label={text.title}
        value={draft.title}
        onChange={(title) => {
          set({ title });
        }}
        maxLength={300}
        autoFocus
        error={isTried && faults.has('no-title') ? text.titleMissing : null}
      />
      <Days draft={draft} set={set} isReversed={faults.has('dates-reversed')} />
      <div className={styles.pair}>
        <TextField
          label={text.source}
          value={draft.source}
          onChange={(source) => {
            set({ source });
          }}
          maxLength={300}
          placeholder={text.sourcePlaceholder}
        />
        <TextField
          label={text.collector}
          value={draft.collector}
          onChange={(collector) => {
            set({ collector });
          }}
          maxLength={200}
          help={text.collectorHelp}
        />
        <Select
          label={text.method}
          options={METHOD_OPTIONS}
          value={draft.method}
          onChange={(method) => {
            set({ method });
          }}
        />
        <Select
          label={text.sensitivity}
          options={SENSITIVITY_OPTIONS}
          value={draft.sensitivity}
          onChange={(sensitivity) => {
            set({ sensitivity });
          }}
        />
      </div>
      <fieldset className={styles.group}>
        <legend>{text.quality}</legend>
        {qualityQuestions(item.kind).map(({ key, text: question }) => (
          <Checkbox
            key={key}
            isSelected={draft.quality.includes(key)}
            onChange={(isYes) => {
              set({
                quality: isYes ? [...draft.quality, key] : draft.quality.filter((one) => one !== key),
              });
            }}
          >
            {question}
          </Checkbox>
        ))}
      </fieldset>
    </FormDialog>
  );
};

interface DaysProps {
  readonly draft: VersionDraft;
  readonly set: (next: Partial<VersionDraft>) => void;
  readonly isReversed: boolean;
}

const Days = ({ draft, set, isReversed }: DaysProps) => (
  <div className={styles.pair}>
    <DateField
      label={text.effectiveFrom}
      value={draft.effectiveFrom}
      onChange={(effectiveFrom) => {
        set({ effectiveFrom });
      }}
      help={text.effectiveHelp}
    />
    <DateField
      label={text.effectiveTo}
      value={draft.effectiveTo}
      onChange={(effectiveTo) => {
        set({ effectiveTo });
      }}
      error={isReversed ? text.datesReversed : null}
    />
    <DateField
      label={text.captured}
      value={draft.capturedOn}
      onChange={(capturedOn) => {
        set({ capturedOn });
      }}
      help={text.capturedHelp}
    />
    <DateField
      label={text.validUntil}
      value={draft.validUntil}
      onChange={(validUntil) => {
        set({ validUntil });
      }}
      help={text.validUntilHelp}
    />
  </div>
);
