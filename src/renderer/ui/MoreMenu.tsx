// Three dots that open what else can be done with a thing.
import { Ellipsis } from 'lucide-react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import styles from './Select.module.css';

export interface MoreItem {
  readonly id: string;
  readonly label: string;
  readonly run: () => void;
}

interface MoreMenuProps {
  readonly label: string;
  readonly items: readonly MoreItem[];
}

export const MoreMenu = ({ label, items }: MoreMenuProps) => (
  <MenuTrigger>
    <Button className="btn btn--icon" aria-label={label}>
      <Ellipsis className="i" aria-hidden="true" />
    </Button>
    <Popover className={styles.popover ?? ''} offset={4}>
      <Menu
        className={styles.list ?? ''}
        onAction={(key) => {
          items.find((item) => item.id === key)?.run();
        }}
      >
        {items.map((item) => (
          <MenuItem key={item.id} id={item.id} className={styles.item ?? ''}>
            {item.label}
          </MenuItem>
        ))}
      </Menu>
    </Popover>
  </MenuTrigger>
);
