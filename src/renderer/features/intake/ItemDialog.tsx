// Chooses one item of the vault; the engine searches, so that a vault with very many stays quick.
import { useState } from 'react';
import type { EvidenceId } from '../../../shared/ids';
import { useCall } from '../../app/use-call';
import { rangeText } from '../../messages/dates';
import { intakePanel as text } from '../../messages/intake-panel';
import { Button } from '../../ui/Button';
import { ChoiceList } from '../../ui/ChoiceList';
import { Dialog } from '../../ui/Dialog';
import { FailureNotice } from '../../ui/Notice';
import { SearchField } from '../../ui/SearchField';
import styles from './intake.module.css';

interface ItemDialogProps {
  readonly title: string;
  /** Whether items nobody has collected yet can be chosen too. */
  readonly withRequested: boolean;
  readonly onTake: (id: EvidenceId) => void;
  readonly onClose: () => void;
}

const MOST_LINES = 100;
const THERE = ['draft', 'in-review', 'approved', 'rejected'] as const;

export const ItemDialog = ({ title, withRequested, onTake, onClose }: ItemDialogProps) => {
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<EvidenceId | null>(null);
  const { data, failure } = useCall('evidence', 'list', {
    search,
    controlId: null,
    criterionId: null,
    verdict: null,
    states: withRequested ? ['requested', ...THERE] : [...THERE],
    sort: 'id',
    direction: 'descending',
    offset: 0,
    limit: MOST_LINES,
  });
  const take = (id: EvidenceId) => {
    onTake(id);
    onClose();
  };
  return (
    <Dialog
      title={title}
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
            isDisabled={chosen === null}
            onPress={() => {
              if (chosen !== null) take(chosen);
            }}
          >
            {text.itemTake}
          </Button>
        </>
      }
    >
      <SearchField label={text.itemSearch} value={search} onChange={setSearch} autoFocus />
      <ChoiceList
        label={text.itemList}
        choices={(data?.rows ?? []).map((item) => ({
          id: item.id,
          words: `${item.id} ${item.title}`,
          content: (
            <>
              <span className="id">{item.id}</span>{' '}
              <span className={styles.cut} dir="auto">
                {item.title}
              </span>{' '}
              <span className="muted small">
                {item.state === 'requested'
                  ? text.requested
                  : item.effective !== null && rangeText(item.effective)}
              </span>
            </>
          ),
        }))}
        chosen={chosen}
        onChoose={setChosen}
        onTake={take}
        empty={<p className="muted">{data === undefined ? '' : text.nothingFound}</p>}
        listClass={styles.items}
        lineClass={styles.item}
        wordsClass={styles.itemLabel}
      />
      <FailureNotice failure={failure} />
    </Dialog>
  );
};
