// Finds anything in the package from the keyboard: numbers, titles, wordings, names of files.
import { useMemo, useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  TextField,
} from 'react-aria-components';
import { RECORD_KINDS, type RecordKind } from '../../../shared/domain/review';
import { visibleText } from '../../../shared/visible-text';
import styles from '../../app/Palette.module.css';
import { useCall } from '../../app/use-call';
import { receiver as text } from '../../messages/receiver';
import { PLACES } from './receiver-places';

const MOST = 60;

export const ReceiverPalette = ({ onClose }: { readonly onClose: () => void }) => {
  const navigate = useNavigate();
  const [words, setWords] = useState('');
  const search = words.trim();
  const found = useCall('review', 'find', { search, limit: MOST }, { enabled: search !== '' });
  const groups = useMemo(() => {
    const rows = search === '' ? [] : (found.data ?? []);
    return RECORD_KINDS.map((kind) => ({ kind, rows: rows.filter((row) => row.kind === kind) })).filter(
      (group) => group.rows.length > 0,
    );
  }, [found.data, search]);
  const open = (key: string) => {
    const kind = key.slice(0, key.indexOf(' ')) as RecordKind;
    onClose();
    void navigate({ to: PLACES[kind], search: { shown: { kind, id: key.slice(kind.length + 1) } } });
  };
  return (
    <ModalOverlay className="scrim" isOpen isDismissable onOpenChange={onClose}>
      <Modal className={styles.palette ?? ''}>
        <Dialog aria-label={text.find} className={styles.dialog ?? ''}>
          {/* The engine filters; the menu shows what it found. */}
          <Autocomplete inputValue={words} onInputChange={setWords}>
            <TextField aria-label={text.find} autoFocus className={styles.field ?? ''}>
              <Search className="i" aria-hidden="true" />
              <Input className={styles.input ?? ''} placeholder={text.findHint} maxLength={200} />
            </TextField>
            <Menu
              className={styles.menu ?? ''}
              aria-label={text.find}
              onAction={(key) => {
                open(String(key));
              }}
              renderEmptyState={() => (
                <p className={styles.none}>{search === '' ? text.findHint : text.findNone}</p>
              )}
            >
              {groups.map(({ kind, rows }) => (
                <MenuSection key={kind} aria-label={text.groupTitle[kind]}>
                  <Header className={styles.heading ?? ''}>{text.groupTitle[kind]}</Header>
                  {rows.map(({ id, title }) => (
                    <MenuItem
                      key={`${kind} ${id}`}
                      id={`${kind} ${id}`}
                      textValue={`${id} ${title}`}
                      className={styles.item ?? ''}
                    >
                      {kind !== 'omission' && <span className={styles.number}>{visibleText(id)}</span>}
                      <span className={styles.title} dir="auto">
                        {visibleText(title)}
                      </span>
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
};
