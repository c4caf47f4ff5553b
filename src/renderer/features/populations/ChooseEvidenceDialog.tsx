// One item of evidence out of the vault: the list a population stands on, or what answers picked rows.
import { type ReactNode, useState } from 'react';
import type { EvidenceId } from '../../../shared/ids';
import { useCall } from '../../app/use-call';
import { rangeText } from '../../messages/dates';
import { populations as text } from '../../messages/populations';
import { Button } from '../../ui/Button';
import { CheckList } from '../../ui/CheckList';
import { Dialog } from '../../ui/Dialog';
import { FailureNotice } from '../../ui/Notice';
import { SearchField } from '../../ui/SearchField';
import type { Failure } from '../../../shared/errors';
import styles from './populations.module.css';

const MOST_LINES = 200;
const LIST_NAME = /\.(csv|tsv|tab|txt|xlsx|xlsm)$/i;

interface ChooseEvidenceDialogProps {
  readonly title: string;
  readonly note?: string;
  /** Only items whose first file may be a list. */
  readonly isListOnly?: boolean;
  readonly doText: string;
  readonly onChoose: (id: EvidenceId) => void;
  readonly onClose: () => void;
  /** Further questions below the list. */
  readonly children?: ReactNode;
  readonly isBusy?: boolean;
  readonly failure?: Failure | null;
}

export const ChooseEvidenceDialog = ({
  title,
  note,
  isListOnly = false,
  doText,
  onChoose,
  onClose,
  children,
  isBusy = false,
  failure = null,
}: ChooseEvidenceDialogProps) => {
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState<EvidenceId | null>(null);
  const { data } = useCall('evidence', 'list', {
    search: query,
    controlId: null,
    criterionId: null,
    verdict: null,
    states: ['draft', 'in-review', 'approved'],
    sort: 'id',
    direction: 'descending',
    offset: 0,
    limit: MOST_LINES,
  });
  const rows = (data?.rows ?? []).filter((row) => !isListOnly || LIST_NAME.test(row.fileName));
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
            isDisabled={chosen === null || isBusy}
            onPress={() => {
              if (chosen !== null) onChoose(chosen);
            }}
          >
            {doText}
          </Button>
        </>
      }
    >
      {note !== undefined && <p className="muted">{note}</p>}
      <SearchField label={text.chooseSearch} value={query} onChange={setQuery} autoFocus />
      <div className={styles.choices}>
        <CheckList<EvidenceId>
          label={text.chooseSearch}
          groups={[
            {
              id: 'all',
              title: '',
              items: rows.map((row) => ({
                id: row.id,
                number: row.id,
                title: row.title,
                description: [row.fileName, row.effective === null ? '' : rangeText(row.effective)]
                  .filter((part) => part !== '')
                  .join(' · '),
              })),
            },
          ]}
          selected={new Set(chosen === null ? [] : [chosen])}
          onChange={(next) => {
            setChosen([...next].find((id) => id !== chosen) ?? null);
          }}
          empty={data === undefined ? '' : isListOnly ? text.chooseNone : text.attachNone}
        />
      </div>
      {children}
      <FailureNotice failure={failure} />
    </Dialog>
  );
};
