// A name that opens a menu of the others of its kind, each with its colour, and of what can be done with this one.
import type { CSSProperties, ReactNode } from 'react';
import { Check, ChevronsUpDown } from 'lucide-react';
import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components';
import { classNames } from './class-names';
import menu from './MenuButton.module.css';
import styles from './SwitchMenu.module.css';

interface SwitchItem {
  readonly id: string;
  readonly title: string;
  /** The style of a spine; a verb has an icon instead. */
  readonly swatch?: CSSProperties;
  readonly icon?: ReactNode;
  /** In words, at the end of the line. */
  readonly state?: string;
  /** Left out for what is neither on nor off. */
  readonly isOn?: boolean;
  readonly run: () => void;
}

interface SwitchGroup {
  readonly id: string;
  /** Read aloud, and shown above the group unless it holds verbs. */
  readonly title: string;
  readonly items: readonly SwitchItem[];
  readonly isVerbs?: boolean;
}

interface SwitchMenuProps {
  /** Of the button, which says what is chosen now. */
  readonly label: string;
  /** Of the menu. */
  readonly title: string;
  readonly children: ReactNode;
  readonly groups: readonly SwitchGroup[];
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

const Item = ({ item, isVerb }: { readonly item: SwitchItem; readonly isVerb: boolean }) => (
  <MenuItem
    id={item.id}
    textValue={item.title}
    className={classNames(styles.item, isVerb && styles.verb)}
    onAction={item.run}
  >
    <span className={styles.mark} aria-hidden="true">
      {item.isOn === true ? <Check size={14} strokeWidth={1.75} /> : item.icon}
    </span>
    {item.swatch !== undefined && <span className="spine" style={item.swatch} aria-hidden="true" />}
    <bdi>{item.title}</bdi>
    {item.state !== undefined && <span className={styles.state}>{item.state}</span>}
  </MenuItem>
);

export const SwitchMenu = ({ label, title, children, groups, ...open }: SwitchMenuProps) => (
  <MenuTrigger {...open}>
    <Button className={styles.button ?? ''} aria-label={label}>
      {children}
      <ChevronsUpDown className="i i--14" aria-hidden="true" />
    </Button>
    <Popover className={menu.popover ?? ''} offset={4} placement="bottom start">
      <Menu className={classNames(menu.menu, styles.switcher)} aria-label={title} autoFocus="first">
        {groups
          .filter(({ items }) => items.length > 0)
          .map(({ id, title: groupTitle, items, isVerbs = false }) => (
            <MenuSection
              key={id}
              id={id}
              className={menu.group ?? ''}
              aria-label={groupTitle}
              {...(isVerbs &&
                items.some(({ isOn }) => isOn !== undefined) && {
                  selectionMode: 'multiple',
                  selectedKeys: items.filter(({ isOn }) => isOn === true).map((item) => item.id),
                })}
            >
              {!isVerbs && <Header className={menu.heading ?? ''}>{groupTitle}</Header>}
              {items.map((item) => (
                <Item key={item.id} item={item} isVerb={isVerbs} />
              ))}
            </MenuSection>
          ))}
      </Menu>
    </Popover>
  </MenuTrigger>
);
