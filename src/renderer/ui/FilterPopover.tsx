// A filter's chip that says what it lets through, and what opens under it.
import type { ReactNode } from 'react';
import { ChevronDown } from 'lucide-react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { classNames } from './class-names';
import styles from './Select.module.css';

interface FilterPopoverProps {
  readonly label: string;
  /** What is chosen, on the chip; null lets everything through. */
  readonly value: string | null;
  readonly dialogClass?: string | undefined;
  readonly children: (close: () => void) => ReactNode;
}

export const FilterPopover = ({ label, value, dialogClass = '', children }: FilterPopoverProps) => (
  <DialogTrigger>
    <Button className={classNames('chip', value !== null && 'chip--on', styles.chip)}>
      {label}
      {value !== null && <b>{value}</b>}
      <ChevronDown className="i" aria-hidden="true" />
    </Button>
    <Popover className={styles.popover ?? ''} offset={4}>
      <Dialog aria-label={label} className={dialogClass}>
        {({ close }) => children(close)}
      </Dialog>
    </Popover>
  </DialogTrigger>
);
