// Chooses the evidence that answers one item of a checklist: from what is linked to the control, or, by a
// search, from the whole vault.
import { useState } from 'react';
import { Plus } from 'lucide-react';
import type { ChecklistItem, ControlDetail } from '../../../shared/domain/control';
import { COUNTING_STATES } from '../../../shared/domain/evidence';
import type { EvidenceId } from '../../../shared/ids';
import { offerUndo } from '../../app/undo';
import { call, useCall, useCommand } from '../../app/use-call';
import { checklist as text } from '../../messages/control-verbs';
import { rangeText } from '../../messages/dates';
import { evidence as evidenceText } from '../../messages/evidence';
import { undo as undoText } from '../../messages/undo';
import { Button } from '../../ui/Button';
import { CheckList } from '../../ui/CheckList';
import { Dialog } from '../../ui/Dialog';
import { FailureNotice } from '../../ui/Notice';
import { SearchField } from '../../ui/SearchField';
import { useTakeIn } from '../intake/use-take-in';
import styles from './controls.module.css';

/** More lines than anybody reads; a search narrows them. */
const MOST_LINES = 100;

interface TickDialogProps {
  readonly control: ControlDetail;
  readonly item: ChecklistItem;
  readonly onClose: () => void;
}

export const TickDialog = ({ control, item, onClose }: TickDialogProps) => {
  const tick = useCommand('controls', 'tick');
  const takeIn = useTakeIn();
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<EvidenceId>>(new Set());
  const { data, failure } = useCall('evidence', 'list', {
    search: query.trim(),
    controlId: query.trim() === '' ? control.id : null,
    criterionId: null,
    verdict: null,
    // What is withdrawn, refused or only asked for answers nothing.
    states: [...COUNTING_STATES],
    sort: 'id',
    direction: 'descending',
    offset: 0,
    limit: MOST_LINES,
  });
  const items = (data?.rows ?? []).map((row) => ({
    id: row.id,
    number: row.id,
    title: row.title,
    description: row.effective === null ? evidenceText.noDates : rangeText(row.effective),
    isDisabled: item.evidenceIds.includes(row.id),
  }));
  const save = async () => {
    const ticked = { id: control.id, number: item.number, evidenceIds: [...chosen] };
    if ((await tick.run(ticked)) === null) return;
    offerUndo({
      done: undoText.ticked(ticked.evidenceIds.join(', '), ticked.number, ticked.id),
      undo: () => call('controls', 'untick', ticked),
    });
    onClose();
  };
  return (
    <Dialog
      title={text.tickTitle}
      width="wide"
      isOpen
      onClose={onClose}
      foot={
        <>
          {takeIn.may && (
            <span className={styles.footNote}>
              <Button
                size={32}
                icon={<Plus className="i" aria-hidden="true" />}
                onPress={() => {
                  takeIn.choose({ controlIds: [control.id] });
                }}
              >
                {text.addEvidence}
              </Button>
            </span>
          )}
          <Button size={32} onPress={onClose}>
            {text.cancel}
          </Button>
          <Button
            size={32}
            kind="primary"
            isDisabled={chosen.size === 0 || tick.isRunning}
            onPress={() => {
              void save();
            }}
          >
            {text.tickSave(chosen.size)}
          </Button>
        </>
      }
    >
      <p className="doc" dir="auto">
        {item.text}
      </p>
      <SearchField label={text.tickSearch} value={query} onChange={setQuery} autoFocus />
      <div className={styles.pickList}>
        <CheckList
          label={query.trim() === '' ? text.linked : text.found}
          groups={[{ id: 'all', title: query.trim() === '' ? text.linked : text.found, items }]}
          selected={chosen}
          onChange={setChosen}
          empty={data === undefined ? '' : query.trim() === '' ? text.tickEmpty : text.tickNothing}
        />
      </div>
      <p className="help">{text.tickNote}</p>
      <FailureNotice failure={failure ?? tick.failure ?? takeIn.failure} />
    </Dialog>
  );
};
