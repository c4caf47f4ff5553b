// Verbs that are needed now and then, behind one button.
import type { ReactNode } from 'react';
import { Ellipsis } from 'lucide-react';
import { Button, Menu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components';
import styles from './MenuButton.module.css';

interface Verb {
  readonly id: string;
  readonly title: string;
  readonly icon?: ReactNode;
  readonly run: () => void;
  /** A line above it. */
  readonly isFirstOfGroup?: boolean;
  readonly isDisabled?: boolean;
}

interface MenuButtonProps {
  /** Says what the verbs are about: "More for CTL-026". */
  readonly label: string;
  readonly verbs: readonly Verb[];
  /** Left out where only its own button opens it. */
  readonly isOpen?: boolean;
  readonly onOpenChange?: (isOpen: boolean) => void;
  /** Out of the way of Tab, where a list has keys of its own. */
  readonly excludeFromTabOrder?: boolean;
}

export const MenuButton = ({ label, verbs, excludeFromTabOrder = false, ...open }: MenuButtonProps) =>
  verbs.length > 0 && (
    <MenuTrigger {...open}>
      <Button className="btn btn--icon" aria-label={label} excludeFromTabOrder={excludeFromTabOrder}>
        <Ellipsis className="i" aria-hidden="true" />
      </Button>
      <Popover className={styles.popover ?? ''} offset={4} placement="bottom end">
        <Menu className={styles.menu ?? ''} aria-label={label}>
          {verbs.flatMap(({ id, title, icon, run, isFirstOfGroup, isDisabled = false }) => [
            ...(isFirstOfGroup === true
              ? [<Separator key={`line-${id}`} className={styles.line ?? ''} />]
              : []),
            <MenuItem
              key={id}
              id={id}
              textValue={title}
              className={styles.item ?? ''}
              isDisabled={isDisabled}
              onAction={run}
            >
              <span className={styles.icon} aria-hidden="true">
                {icon}
              </span>
              {title}
            </MenuItem>,
          ])}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
