// A calendar date, typed or picked in the order of the region. In and out it is YYYY-MM-DD or null; there is
// no time zone.
import { type CalendarDate as AriaDate, parseDate } from '@internationalized/date';
import { CalendarDays, ChevronLeft, ChevronRight } from 'lucide-react';
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  DateInput,
  DatePicker,
  DateSegment,
  Dialog,
  FieldError,
  Group,
  Heading,
  Label,
  Popover,
  Text,
} from 'react-aria-components';
import type { CalendarDate } from '../../shared/period';
import { region } from '../messages/region';
import { classNames } from './class-names';
import styles from './DateField.module.css';

interface DateFieldProps {
  readonly label: string;
  readonly value: CalendarDate | null;
  readonly onChange: (value: CalendarDate | null) => void;
  readonly help?: string;
  readonly error?: string | null | undefined;
  /** Without the label on screen, as in a table whose column says it. */
  readonly hideLabel?: boolean;
  readonly compact?: boolean;
}

const parsed = (value: CalendarDate | null): AriaDate | null => {
  if (value === null) return null;
  try {
    return parseDate(value);
  } catch {
    // Not a day: the field is shown empty.
    return null;
  }
};

export const DateField = ({
  label,
  value,
  onChange,
  help,
  error,
  hideLabel = false,
  compact = false,
}: DateFieldProps) => (
  <DatePicker
    className="field"
    value={parsed(value)}
    onChange={(date) => {
      onChange(date === null ? null : (date.toString() as CalendarDate));
    }}
    isInvalid={error !== null && error !== undefined}
    validationBehavior="aria"
    shouldForceLeadingZeros
    {...(hideLabel ? { 'aria-label': label } : {})}
  >
    {!hideLabel && <Label>{label}</Label>}
    <Group className={classNames('input', compact && 'input--28')}>
      <DateInput className={styles.segments ?? ''}>
        {(segment) => <DateSegment segment={segment} className={styles.segment ?? ''} />}
      </DateInput>
      <Button className={styles.open ?? ''} aria-label="Calendar">
        <CalendarDays className="i i--14" aria-hidden="true" />
      </Button>
    </Group>
    {help !== undefined && (error === null || error === undefined) && (
      <Text slot="description" className="help">
        {help}
      </Text>
    )}
    <FieldError className="help help--error">{error}</FieldError>
    <Popover className={styles.popover ?? ''} offset={4}>
      <Dialog className={styles.dialog ?? ''}>
        <Calendar firstDayOfWeek={region().firstDay}>
          <header className={styles.head}>
            <Heading className={styles.month ?? ''} />
            <Button slot="previous" className="btn btn--icon">
              <ChevronLeft className="i" aria-hidden="true" />
            </Button>
            <Button slot="next" className="btn btn--icon">
              <ChevronRight className="i" aria-hidden="true" />
            </Button>
          </header>
          <CalendarGrid className={styles.grid ?? ''}>
            {(date) => <CalendarCell date={date} className={styles.day ?? ''} />}
          </CalendarGrid>
        </Calendar>
      </Dialog>
    </Popover>
  </DatePicker>
);
