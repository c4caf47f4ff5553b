// The fields of a task, in the panel and in the dialog that adds one.
import { LEVELS, TASK_STATES } from '../../../shared/domain/readiness';
import { readiness as text } from '../../messages/readiness';
import { DateField } from '../../ui/DateField';
import { Select } from '../../ui/Select';
import { TextField } from '../../ui/TextField';
import { levelOf } from './RatingCell';
import styles from './readiness.module.css';
import type { TaskDraft, TaskProblems } from './task-draft';

const LEVEL_CHOICE = [
  { id: 'none', label: text.levelNone },
  ...LEVELS.map((id) => ({ id, label: text.level(id) })),
] as const;
const STATE_CHOICE = TASK_STATES.map((id) => ({ id, label: text.state(id) }));

interface TaskFieldsProps {
  readonly draft: TaskDraft;
  readonly onChange: (part: Partial<TaskDraft>) => void;
  readonly problems: TaskProblems;
  readonly isNew: boolean;
}

export const TaskFields = ({ draft, onChange, problems, isNew }: TaskFieldsProps) => (
  <>
    <TextField
      label={text.taskTitle}
      value={draft.title}
      maxLength={300}
      autoFocus={isNew}
      error={problems.title}
      onChange={(title) => {
        onChange({ title });
      }}
    />
    <div className={styles.two}>
      <TextField
        label={text.owner}
        value={draft.owner}
        maxLength={200}
        onChange={(owner) => {
          onChange({ owner });
        }}
      />
      <DateField
        label={text.due}
        value={draft.due}
        error={problems.due}
        onChange={(due) => {
          onChange({ due });
        }}
      />
    </div>
    {!isNew && (
      <div className={styles.two}>
        <Select
          label={text.stateLabel}
          options={STATE_CHOICE}
          value={draft.state}
          onChange={(state) => {
            // Done is done: nobody wants to type the hundred.
            onChange(
              state === 'done' || state === 'verified' ? { state, progressPercent: '100' } : { state },
            );
          }}
        />
        <TextField
          label={text.progressField}
          value={draft.progressPercent}
          maxLength={3}
          error={problems.progressPercent}
          onChange={(progressPercent) => {
            onChange({ progressPercent });
          }}
        />
      </div>
    )}
    <TextField
      label={text.plan}
      help={text.planHelp}
      value={draft.plan}
      rows={3}
      maxLength={5000}
      onChange={(plan) => {
        onChange({ plan });
      }}
    />
    <div className={styles.two}>
      <Select<string>
        label={text.columnLikelihood}
        options={LEVEL_CHOICE}
        value={draft.likelihood ?? 'none'}
        onChange={(value) => {
          onChange({ likelihood: levelOf(value) });
        }}
      />
      <Select<string>
        label={text.effort}
        options={LEVEL_CHOICE}
        value={draft.effort ?? 'none'}
        onChange={(value) => {
          onChange({ effort: levelOf(value) });
        }}
      />
    </div>
    <TextField
      label={text.about}
      help={text.aboutHelp}
      value={draft.subject}
      maxLength={20}
      error={problems.subject}
      onChange={(subject) => {
        onChange({ subject });
      }}
    />
    {!isNew && (
      <TextField
        label={text.taskNote}
        value={draft.note}
        rows={3}
        maxLength={2000}
        error={problems.note}
        onChange={(note) => {
          onChange({ note });
        }}
      />
    )}
  </>
);
