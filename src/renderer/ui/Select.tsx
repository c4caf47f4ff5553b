// One of a few: a field with a label, or a filter chip that shows what it narrows to.
import { Check, ChevronDown } from 'lucide-react';
import {
  Button,
  FieldError,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
  Text,
} from 'react-aria-components';
import { classNames } from './class-names';
import styles from './Select.module.css';

export interface SelectOption<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly description?: string;
}

interface SelectProps<Id extends string> {
  readonly label: string;
  readonly options: readonly SelectOption<Id>[];
  readonly value: Id;
  readonly onChange: (value: Id) => void;
  readonly help?: string;
  /** Shown instead of the help; the field is then marked as wrong. */
  readonly error?: string | null | undefined;
  readonly hideLabel?: boolean;
}

const Options = <Id extends string>({ options }: { readonly options: readonly SelectOption<Id>[] }) => (
  <Popover className={styles.popover ?? ''} offset={4}>
    <ListBox className={styles.list ?? ''}>
      {options.map((option) => (
        <ListBoxItem key={option.id} id={option.id} textValue={option.label} className={styles.item ?? ''}>
          <span className={styles.tick} aria-hidden="true">
            <Check size={14} strokeWidth={1.75} />
          </span>
          <span className={styles.words}>
            <Text slot="label">{option.label}</Text>
            {option.description !== undefined && (
              <Text slot="description" className="help">
                {option.description}
              </Text>
            )}
          </span>
        </ListBoxItem>
      ))}
    </ListBox>
  </Popover>
);

export const Select = <Id extends string>({
  label,
  options,
  value,
  onChange,
  help,
  error,
  hideLabel = false,
}: SelectProps<Id>) => (
  <AriaSelect
    className="field"
    value={value}
    isInvalid={error !== null && error !== undefined}
    validationBehavior="aria"
    onChange={(key) => {
      if (key !== null) onChange(key as Id);
    }}
    {...(hideLabel ? { 'aria-label': label } : {})}
  >
    {!hideLabel && <Label>{label}</Label>}
    <Button className={classNames('input', styles.trigger)}>
      <SelectValue className={styles.value ?? ''}>{({ selectedText }) => selectedText}</SelectValue>
      <ChevronDown className="i i--14" aria-hidden="true" />
    </Button>
    {help !== undefined && (error === null || error === undefined) && (
      <Text slot="description" className="help">
        {help}
      </Text>
    )}
    <FieldError className="help help--error">{error}</FieldError>
    <Options options={options} />
  </AriaSelect>
);

const ANY = '__any';

interface FilterSelectProps<Id extends string> {
  readonly label: string;
  readonly options: readonly SelectOption<Id>[];
  /** Null lets everything through. */
  readonly value: Id | null;
  readonly onChange: (value: Id | null) => void;
  /** What null is called. */
  readonly any?: string;
}

/** A filter: says its name, and once chosen what it narrows to; "Any" takes it away. */
export const FilterSelect = <Id extends string>({
  label,
  options,
  value,
  onChange,
  any = 'Any',
}: FilterSelectProps<Id>) => {
  const chosen = options.find((option) => option.id === value);
  return (
    <AriaSelect
      // What is heard holds what is seen.
      aria-label={chosen === undefined ? label : `${label} ${chosen.label}`}
      value={value ?? ANY}
      onChange={(key) => {
        onChange(key === null || key === ANY ? null : (key as Id));
      }}
    >
      <Button className={classNames('chip', chosen !== undefined && 'chip--on', styles.chip)}>
        {label}
        {chosen !== undefined && <b>{chosen.label}</b>}
        <ChevronDown className="i" aria-hidden="true" />
      </Button>
      <Options<string> options={[{ id: ANY, label: any }, ...options]} />
    </AriaSelect>
  );
};
