// A button that shows only an icon: its name is said aloud and shown in a tooltip.
import type { ReactNode } from 'react';
import { Button, Tooltip, TooltipTrigger } from 'react-aria-components';
import styles from './IconButton.module.css';

interface IconButtonProps {
  readonly label: string;
  readonly icon: ReactNode;
  readonly onPress: () => void;
  readonly isDisabled?: boolean;
}

export const IconButton = ({ label, icon, onPress, isDisabled = false }: IconButtonProps) => (
  <TooltipTrigger delay={500} closeDelay={0}>
    <Button className="btn btn--icon" aria-label={label} onPress={onPress} isDisabled={isDisabled}>
      {icon}
    </Button>
    <Tooltip className={styles.tooltip ?? ''} offset={6}>
      {label}
    </Tooltip>
  </TooltipTrigger>
);
