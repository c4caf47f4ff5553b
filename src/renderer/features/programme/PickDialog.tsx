// Ticks controls, criteria, evidence or records; the engine searches them, so that very many stay quick.
import { useState } from 'react';
import { type Register, SPECS } from '../../../shared/domain/programme';
import type { ControlId } from '../../../shared/ids';
import { useCall } from '../../app/use-call';
import { rangeText, today } from '../../messages/dates';
import { recordPicker as text } from '../../messages/programme';
import { Button } from '../../ui/Button';
import { CheckList } from '../../ui/CheckList';
import { Dialog } from '../../ui/Dialog';
import { SearchField } from '../../ui/SearchField';
import { ControlPicker } from '../controls/ControlPicker';
import styles from './form.module.css';
import type { PickKind } from './PickedIds';
import { stateText } from './register-columns';

/** More lines than anybody reads; a search narrows them. */
const MOST_LINES = 200;

interface PickDialogProps {
  readonly kind: PickKind;
  readonly of?: Register;
  readonly isSingle: boolean;
  readonly chosen: readonly string[];
  readonly onTake: (ids: readonly string[]) => void;
  readonly onClose: () => void;
}

const titleOf = (kind: PickKind, of: Register | undefined): string => {
  if (kind === 'controls') return text.titleControls;
  if (kind === 'criteria') return text.titleCriteria;
  return kind === 'evidence' ? text.titleEvidence : text.titleRecord(of === undefined ? '' : SPECS[of].many);
};

export const PickDialog = ({ kind, of, isSingle, chosen, onTake, onClose }: PickDialogProps) => {
  const [picked, setPicked] = useState<ReadonlySet<string>>(() => new Set(chosen));
  const pick = (next: ReadonlySet<string>) => {
    // Of one there is always the newest.
    const fresh = [...next].find((id) => !picked.has(id));
    setPicked(isSingle && fresh !== undefined ? new Set([fresh]) : next);
  };
  return (
    <Dialog
      title={titleOf(kind, of)}
      width="wide"
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button size={32} onPress={onClose}>
            {text.cancel}
          </Button>
          <Button
            size={32}
            kind="primary"
            onPress={() => {
              onTake([...picked]);
            }}
          >
            {text.take}
          </Button>
        </>
      }
    >
      {kind === 'controls' ? (
        <ControlPicker selected={picked as ReadonlySet<ControlId>} onChange={pick} autoFocus />
      ) : (
        <SearchedList kind={kind} of={of ?? 'person'} picked={picked} onPick={pick} />
      )}
    </Dialog>
  );
};

interface SearchedListProps {
  readonly kind: PickKind;
  readonly of: Register;
  readonly picked: ReadonlySet<string>;
  readonly onPick: (picked: ReadonlySet<string>) => void;
}

interface Line {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly description?: string;
}

const SearchedList = ({ kind, of, picked, onPick }: SearchedListProps) => {
  const [query, setQuery] = useState('');
  const page = { search: query, direction: 'ascending', offset: 0, limit: MOST_LINES } as const;
  const { data: catalog } = useCall('catalog', 'get', {}, { enabled: kind === 'criteria' });
  const { data: evidence } = useCall(
    'evidence',
    'list',
    { ...page, direction: 'descending', sort: 'id', controlId: null, criterionId: null, verdict: null },
    { enabled: kind === 'evidence' },
  );
  const { data: records } = useCall(
    'programme',
    'list',
    {
      ...{ ...page, register: of, today: today(), states: [], groups: [], parent: null, asAt: null },
      ...{ onlySignalled: false, withEnded: true, withWithdrawn: false, sort: 'title' },
    },
    { enabled: kind === 'record' },
  );
  const words = query.trim().toLowerCase();
  const criteria = (catalog?.criteria ?? []).filter(
    ({ id, title }) => id.toLowerCase().includes(words) || title.toLowerCase().includes(words),
  );
  const lines: readonly Line[] =
    kind === 'criteria'
      ? criteria.map(({ id, title }) => ({ id, number: id, title }))
      : kind === 'evidence'
        ? (evidence?.rows ?? []).map((row) => ({
            id: row.id,
            number: row.id,
            title: row.title,
            description: [row.fileName, row.effective === null ? '' : rangeText(row.effective)]
              .filter((part) => part !== '')
              .join(' · '),
          }))
        : (records?.rows ?? []).map((row) => ({
            id: row.id,
            number: row.id,
            title: row.title,
            description: [row.parent?.title ?? row.group, stateText(of, row.state)]
              .filter((part) => part !== '')
              .join(' · '),
          }));
  const total =
    kind === 'criteria' ? criteria.length : ((kind === 'evidence' ? evidence : records)?.total ?? 0);
  return (
    <div className={styles.pickList}>
      <SearchField label={text.search} value={query} onChange={setQuery} autoFocus />
      <CheckList<string>
        label={text.search}
        groups={[{ id: 'all', title: '', items: lines }]}
        selected={picked}
        onChange={onPick}
        empty={text.nothingFound}
      />
      {total > lines.length && <p className="help">{text.moreThanShown(lines.length, total)}</p>}
    </div>
  );
};
