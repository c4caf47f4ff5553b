// What is stated about an exception, in the order one finds it out.
import { useCall } from '../../app/use-call';
import { exceptions as text } from '../../messages/exceptions';
import { today } from '../../messages/dates';
import { ObjectLink } from '../../app/ObjectLink';
import { DateField } from '../../ui/DateField';
import { KeyValues } from '../../ui/KeyValues';
import { Section } from '../../ui/Section';
import { Select } from '../../ui/Select';
import { TextField } from '../../ui/TextField';
import { coverage } from '../../messages/coverage';
import { occurrenceName } from '../coverage/occurrence-name';
import { draftProblems, type ExceptionDraft } from './exception-draft';
import styles from './exceptions.module.css';
import { LinkedEvidence } from './LinkedEvidence';

const NONE = 'none';
const LONG = 5000;
const LINE = 300;

interface ExceptionFieldsProps {
  readonly draft: ExceptionDraft;
  readonly onChange: (patch: Partial<ExceptionDraft>) => void;
  readonly isDisabled: boolean;
  /** Problems are told once somebody has tried to save. */
  readonly isTried: boolean;
}

export const ExceptionFields = ({ draft, onChange, isDisabled, isTried }: ExceptionFieldsProps) => {
  const problems = isTried ? draftProblems(draft) : [];
  const { data } = useCall('coverage', 'ofControl', { today: today(), controlId: draft.controlId });
  const occurrences = (data?.occurrences ?? []).filter(
    (one) => one.controlId === draft.controlId && one.state !== 'not-expected',
  );
  const long = (key: LongKey, label: string, help?: string) => (
    <TextField
      label={label}
      value={draft[key]}
      rows={3}
      maxLength={LONG}
      isDisabled={isDisabled}
      {...(help !== undefined && { help })}
      onChange={(value) => {
        onChange({ [key]: value });
      }}
    />
  );
  const line = (key: LineKey, label: string, error: string | null = null) => (
    <TextField
      label={label}
      value={draft[key]}
      maxLength={LINE}
      isDisabled={isDisabled}
      error={error}
      onChange={(value) => {
        onChange({ [key]: value });
      }}
    />
  );
  const day = (key: DayKey, label: string, error: string | null = null) => (
    <DateField
      label={label}
      value={draft[key]}
      {...(error !== null && { error })}
      onChange={(value) => {
        onChange({ [key]: value });
      }}
    />
  );
  return (
    <fieldset className={styles.fields} disabled={isDisabled}>
      <Section title={text.about}>
        <div className={styles.group}>
          {line('title', text.titleField, problems.includes('title') ? text.titleMissing : null)}
          <KeyValues facts={[[text.control, <ObjectLink key="control" id={draft.controlId} />]]} />
          <Select
            label={text.occurrence}
            value={draft.occurrenceFrom ?? NONE}
            options={[
              { id: NONE, label: text.noOccurrence },
              ...occurrences.map((one) => ({
                id: one.from,
                label: `${occurrenceName(one, true)}, ${coverage.stateInside(one.state)}`,
              })),
            ]}
            onChange={(from) => {
              onChange({ occurrenceFrom: occurrences.find((one) => one.from === from)?.from ?? null });
            }}
          />
        </div>
      </Section>
      <Section title={text.happened}>
        <div className={styles.group}>
          {long('whatHappened', text.whatHappened, text.whatHelp)}
          <div className={styles.pair}>
            <Select
              label={text.foundBy}
              value={draft.foundBy}
              options={[
                { id: 'self', label: text.foundBySelf },
                { id: 'auditor', label: text.foundByAuditor },
              ]}
              onChange={(foundBy) => {
                onChange({ foundBy });
              }}
            />
            {day('foundOn', text.foundOn, problems.includes('found-on') ? text.dateMissing : null)}
          </div>
        </div>
      </Section>
      <Section title={text.extentTitle}>
        <div className={styles.pair}>
          <TextField
            label={text.failed}
            value={draft.failed}
            maxLength={9}
            isDisabled={isDisabled}
            error={problems.includes('extent') ? text.extentWrong : null}
            onChange={(failed) => {
              onChange({ failed });
            }}
          />
          <TextField
            label={text.of}
            value={draft.of}
            maxLength={9}
            isDisabled={isDisabled}
            onChange={(of) => {
              onChange({ of });
            }}
          />
        </div>
        <p className="help">{text.extentHelp}</p>
      </Section>
      <Section title={text.causeTitle}>
        <div className={styles.group}>
          {long('cause', text.cause)}
          {long('effect', text.effect, text.effectHelp)}
          {long('compensatingControl', text.compensating, text.compensatingHelp)}
        </div>
      </Section>
      <Section title={text.responseTitle}>
        <div className={styles.group}>
          {long('response', text.response, text.responseHelp)}
          <div className={styles.pair}>
            {line('responseApprovedBy', text.approvedBy)}
            {day('responseApprovedOn', text.approvedOn)}
          </div>
        </div>
      </Section>
      <Section title={text.remediationTitle}>
        <div className={styles.group}>
          {long('remediation', text.remediation)}
          {line('owner', text.owner)}
          <div className={styles.pair}>
            {day('due', text.due)}
            {day('fixedOn', text.fixedOn)}
          </div>
          {long('retest', text.retest, text.retestHelp)}
        </div>
      </Section>
      <LinkedEvidence
        ids={draft.evidenceIds}
        isDisabled={isDisabled}
        onChange={(evidenceIds) => {
          onChange({ evidenceIds: [...evidenceIds] });
        }}
      />
    </fieldset>
  );
};

type LongKey =
  'whatHappened' | 'cause' | 'effect' | 'compensatingControl' | 'response' | 'remediation' | 'retest';
type LineKey = 'title' | 'owner' | 'responseApprovedBy';
type DayKey = 'foundOn' | 'due' | 'fixedOn' | 'responseApprovedOn';
