// A field over the window that finds while one types: groups of lines below it, run by Enter. Who asks filters; it
// only shows.
import { Search } from 'lucide-react';
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Keyboard,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  Text,
  TextField,
} from 'react-aria-components';
import styles from './SearchPalette.module.css';

export interface PaletteGroup {
  readonly title: string;
  readonly entries: readonly {
    /** Unlike that of any other entry of all groups. */
    readonly id: string;
    readonly number?: string;
    readonly title: string;
    /** What does the same from the keyboard. */
    readonly keys?: string;
  }[];
}

interface SearchPaletteProps {
  readonly label: string;
  readonly hint: string;
  readonly words: string;
  readonly onWords: (words: string) => void;
  readonly groups: readonly PaletteGroup[];
  readonly empty: string;
  readonly onRun: (id: string) => void;
  readonly onClose: () => void;
}

export const SearchPalette = ({
  label,
  hint,
  words,
  onWords,
  groups,
  empty,
  onRun,
  onClose,
}: SearchPaletteProps) => (
  <ModalOverlay className="scrim" isOpen isDismissable onOpenChange={onClose}>
    <Modal className={styles.palette ?? ''}>
      <Dialog aria-label={label} className={styles.dialog ?? ''}>
        {/* The engine filters; the menu shows what it found. */}
        <Autocomplete inputValue={words} onInputChange={onWords}>
          <TextField aria-label={label} autoFocus className={styles.field ?? ''}>
            <Search className="i" aria-hidden="true" />
            <Input className={styles.input ?? ''} placeholder={hint} maxLength={200} />
          </TextField>
          <Menu
            className={styles.menu ?? ''}
            aria-label={label}
            onAction={(key) => {
              onRun(String(key));
            }}
            renderEmptyState={() => <p className={styles.none}>{empty}</p>}
          >
            {groups.map((group) => (
              <MenuSection key={group.title} aria-label={group.title}>
                <Header className={styles.heading ?? ''}>{group.title}</Header>
                {group.entries.map((entry) => (
                  <MenuItem
                    key={entry.id}
                    id={entry.id}
                    textValue={`${entry.number ?? ''} ${entry.title}`}
                    className={styles.item ?? ''}
                  >
                    <Text slot="label" className={styles.label ?? ''}>
                      {entry.number !== undefined && <span className={styles.number}>{entry.number}</span>}{' '}
                      <span className={styles.title} dir="auto">
                        {entry.title}
                      </span>
                    </Text>
                    {entry.keys !== undefined && (
                      <Keyboard className={styles.keys ?? ''}>{entry.keys}</Keyboard>
                    )}
                  </MenuItem>
                ))}
              </MenuSection>
            ))}
          </Menu>
        </Autocomplete>
      </Dialog>
    </Modal>
  </ModalOverlay>
);
