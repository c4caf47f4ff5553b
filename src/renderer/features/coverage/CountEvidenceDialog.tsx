// Lets evidence that is already in the vault count for one occurrence: it is linked to the control where
// it is not yet, and then counts here and nowhere else.
import { useState } from 'react';
import type { OccurrenceDetail } from '../../../shared/domain/coverage';
import { COUNTING_STATES, type EvidenceSummary } from '../../../shared/domain/evidence';
import type { EvidenceId } from '../../../shared/ids';
import { type CallInput, useCall, useCommand } from '../../app/use-call';
import { coverage as text } from '../../messages/coverage';
import { rangeText } from '../../messages/dates';
import { Button } from '../../ui/Button';
import { CheckList } from '../../ui/CheckList';
import { Dialog } from '../../ui/Dialog';
import { FailureNotice } from '../../ui/Notice';
import { SearchField } from '../../ui/SearchField';
import { countsFor } from '../intake/intake-occurrence';
import styles from './panel.module.css';

const MOST_LINES = 500;

interface CountEvidenceDialogProps {
  readonly occurrence: OccurrenceDetail;
  readonly name: string;
  readonly onClose: () => void;
}

export const CountEvidenceDialog = ({ occurrence, name, onClose }: CountEvidenceDialogProps) => {
  const { controlId, from, to, graceUntil } = occurrence;
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<EvidenceId>>(new Set());
  const link = useCommand('evidence', 'link');
  const assign = useCommand('coverage', 'assign');
  const page: Omit<CallInput<'evidence', 'list'>, 'controlId'> = {
    search: query,
    criterionId: null,
    verdict: null,
    // What is withdrawn, refused or only asked for counts for nothing.
    states: [...COUNTING_STATES],
    sort: 'effective',
    direction: 'descending',
    offset: 0,
    limit: MOST_LINES,
  };
  const linked = useCall('evidence', 'list', { ...page, controlId });
  const all = useCall('evidence', 'list', { ...page, controlId: null });
  const counted = new Set(occurrence.evidenceIds);
  const line = ({ id, title, effective }: EvidenceSummary) => {
    const verdict = countsFor(effective, occurrence);
    const note = verdict === 'no' ? text.countOutside : verdict === 'late' ? text.countLate : undefined;
    return {
      id,
      number: id,
      title,
      description: effective === null ? text.noDates : rangeText(effective),
      ...(note !== undefined && effective !== null && { note }),
      isDisabled: verdict === 'no',
    };
  };
  const linkedRows = linked.data?.rows ?? [];
  const isLinked = new Set(linkedRows.map((row) => row.id));
  const others = (all.data?.rows ?? []).filter((row) => !isLinked.has(row.id));
  const may = (row: EvidenceSummary) => countsFor(row.effective, occurrence) !== 'no';
  const free = linkedRows.filter((row) => !counted.has(row.id));
  const groups = [
    { id: 'linked', title: text.countLinked, items: free.filter(may).map(line) },
    { id: 'others', title: text.countOthers, items: others.filter(may).map(line) },
    { id: 'outside', title: text.countCannot, items: free.filter((row) => !may(row)).map(line) },
  ].filter((group) => group.items.length > 0);

  const save = async () => {
    for (const id of chosen) {
      const row = others.find((one) => one.id === id);
      if (row === undefined || row.controlIds.includes(controlId)) continue;
      if ((await link.run({ id, controlIds: [controlId], pointOfFocusIds: [] })) === null) return;
    }
    if ((await assign.run({ controlId, from, evidenceIds: [...chosen] })) !== null) onClose();
  };

  return (
    <Dialog
      title={text.countTitle(controlId, name)}
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
            isDisabled={chosen.size === 0 || link.isRunning || assign.isRunning}
            onPress={() => void save()}
          >
            {text.countDo(chosen.size)}
          </Button>
        </>
      }
    >
      <p className="muted">{text.countText({ from, to }, graceUntil)}</p>
      <SearchField label={text.countSearch} value={query} onChange={setQuery} autoFocus />
      <div className={styles.choices}>
        <CheckList
          label={text.countList}
          groups={groups}
          selected={chosen}
          onChange={setChosen}
          empty={all.data === undefined ? '' : text.countNone}
        />
      </div>
      <FailureNotice failure={link.failure ?? assign.failure} />
    </Dialog>
  );
};
