// A menu behind a button with a word: verbs and choices in groups, where what is chosen carries a tick.
import { Check, ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components';
import { classNames } from './class-names';
import styles from './MenuButton.module.css';

interface TextMenuItem {
  readonly id: string;
  readonly title: string;
  /** Left out for verbs, which are never chosen. */
  readonly isChosen?: boolean;
  readonly run: () => void;
}

interface TextMenuGroup {
  readonly id: string;
  /** Empty for a group without a heading. */
  readonly title: string;
  readonly items: readonly TextMenuItem[];
}

interface TextMenuProps {
  readonly label: string;
  /** Shown on the button instead of the label, such as what is chosen. */
  readonly shown?: string;
  readonly icon?: ReactNode;
  readonly groups: readonly TextMenuGroup[];
  /** A quiet button among verbs, or a chip among filters. */
  readonly look?: 'quiet' | 'chip';
  /** It stays open, so that several can be ticked. */
  readonly several?: boolean;
}

export const TextMenu = ({ label, shown, icon, groups, look = 'quiet', several = false }: TextMenuProps) => {
  const filled = groups.filter((group) => group.items.length > 0);
  return (
    <MenuTrigger>
      <Button
        className={
          look === 'quiet' ? 'btn btn--quiet' : classNames('chip', shown !== undefined && 'chip--on')
        }
        {...(shown !== undefined && { 'aria-label': `${label}: ${shown}` })}
      >
        {icon}
        {(look === 'quiet' || shown === undefined) && <span className={styles.shown}>{shown ?? label}</span>}
        {look === 'chip' && shown !== undefined && (
          <>
            {label} <b className={styles.shown}>{shown}</b>
          </>
        )}
        {!several && <ChevronDown className="i i--14" aria-hidden="true" />}
      </Button>
      <Popover className={styles.popover ?? ''} offset={4} placement="bottom start">
        <Menu className={classNames(styles.menu, styles.long)} aria-label={label}>
          {filled.map((group) => {
            const isChoice = group.items.some((item) => item.isChosen !== undefined);
            return (
              <MenuSection
                key={group.id}
                id={group.id}
                className={styles.group ?? ''}
                aria-label={group.title === '' ? label : group.title}
                {...(isChoice && {
                  selectionMode: several ? 'multiple' : 'single',
                  selectedKeys: group.items.filter((item) => item.isChosen).map((item) => item.id),
                  shouldCloseOnSelect: !several,
                })}
              >
                {group.title !== '' && <Header className={styles.heading ?? ''}>{group.title}</Header>}
                {group.items.map((item) => (
                  <MenuItem
                    key={item.id}
                    id={item.id}
                    textValue={item.title}
                    className={styles.item ?? ''}
                    onAction={item.run}
                  >
                    <span className={styles.icon} aria-hidden="true">
                      {item.isChosen === true && <Check size={14} strokeWidth={1.75} />}
                    </span>
                    <bdi>{item.title}</bdi>
                  </MenuItem>
                ))}
              </MenuSection>
            );
          })}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
};
