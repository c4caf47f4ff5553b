// The fields of a control's facts, for a new one and for a new version of one.
import { CADENCES, ControlKind, ControlNature } from '../../../shared/domain/catalog';
import { controlForm as text } from '../../messages/control-verbs';
import { controls } from '../../messages/controls';
import { Checkbox } from '../../ui/Checkbox';
import { Select } from '../../ui/Select';
import { TextField } from '../../ui/TextField';
import { type ControlDraft, type DraftFault, faultsOf } from './control-draft';
import styles from './controls.module.css';

const CADENCE_OPTIONS = CADENCES.map((id) => ({ id, label: controls.cadence(id) }));
const NATURE_OPTIONS = ControlNature.options.map((id) => ({ id, label: controls.natureOf(id) }));
const KIND_OPTIONS = ControlKind.options.map((id) => ({ id, label: controls.kindOf(id) }));

interface ControlFieldsProps {
  readonly draft: ControlDraft;
  readonly onChange: (draft: ControlDraft) => void;
  /** Said only after somebody has tried to save. */
  readonly showFaults: boolean;
  /** Where the form begins with them. */
  readonly autoFocus?: boolean;
}

export const ControlFields = ({ draft, onChange, showFaults, autoFocus = false }: ControlFieldsProps) => {
  const faults = showFaults ? faultsOf(draft) : [];
  const errorOf = (fault: DraftFault, words: string) => (faults.includes(fault) ? words : null);
  const set = (change: Partial<ControlDraft>) => {
    onChange({ ...draft, ...change });
  };
  return (
    <>
      <TextField
        label={text.title}
        help={text.titleHelp}
        error={errorOf('title-missing', text.titleMissing)}
        value={draft.title}
        onChange={(title) => {
          set({ title });
        }}
        maxLength={300}
        autoFocus={autoFocus}
      />
      <TextField
        label={text.wording}
        help={text.wordingHelp}
        error={errorOf('wording-missing', text.wordingMissing)}
        value={draft.wording}
        onChange={(wording) => {
          set({ wording });
        }}
        rows={4}
        maxLength={5000}
      />
      <div className={styles.pair}>
        <TextField
          label={text.owner}
          help={text.ownerHelp}
          value={draft.owner}
          onChange={(owner) => {
            set({ owner });
          }}
          maxLength={200}
        />
        <TextField
          label={text.ownerRole}
          help={text.ownerRoleHelp}
          value={draft.ownerRole}
          onChange={(ownerRole) => {
            set({ ownerRole });
          }}
          maxLength={200}
        />
      </div>
      <div className={styles.pair}>
        <Select
          label={text.cadence}
          options={CADENCE_OPTIONS}
          value={draft.cadence}
          onChange={(cadence) => {
            set({ cadence });
          }}
        />
        <TextField
          label={text.graceDays}
          help={text.graceDaysHelp}
          error={errorOf('grace-days', text.graceDaysWrong)}
          value={draft.graceDays}
          onChange={(graceDays) => {
            set({ graceDays });
          }}
          maxLength={4}
        />
      </div>
      {draft.cadence === 'daily' && (
        <Checkbox
          isSelected={draft.weekdaysOnly}
          onChange={(weekdaysOnly) => {
            set({ weekdaysOnly });
          }}
        >
          {text.weekdaysOnly}
        </Checkbox>
      )}
      <div className={styles.pair}>
        <Select
          label={text.nature}
          options={NATURE_OPTIONS}
          value={draft.nature}
          onChange={(nature) => {
            set({ nature });
          }}
        />
        <Select
          label={text.kind}
          options={KIND_OPTIONS}
          value={draft.kind}
          onChange={(kind) => {
            set({ kind });
          }}
        />
      </div>
    </>
  );
};
