// The head's verbs: views, columns, asking for evidence, adding it.
import { useState } from 'react';
import { Columns3, MessageSquarePlus, Plus } from 'lucide-react';
import type { EvidenceId } from '../../../shared/ids';
import { useScreenVerb } from '../../app/screen-verbs';
import { useMay } from '../../app/use-access';
import { evidence as text } from '../../messages/evidence';
import { evidenceVerbs } from '../../messages/evidence-verbs';
import { Button } from '../../ui/Button';
import { MenuButton } from '../../ui/MenuButton';
import { TextMenu } from '../../ui/TextMenu';
import type { TakeIn } from '../intake/use-take-in';
import { type EvidenceSearch, EXTRA_COLUMNS } from './evidence-search';
import { RequestDialog } from './RequestDialog';

interface EvidenceActionsProps {
  readonly search: EvidenceSearch;
  readonly onSearch: (search: EvidenceSearch) => void;
  readonly takeIn: TakeIn;
  /** In an empty vault there is nothing to view; its empty state says what to do. */
  readonly isEmpty: boolean;
  readonly onRequested: (id: EvidenceId) => void;
}

export const EvidenceActions = ({ search, onSearch, takeIn, isEmpty, onRequested }: EvidenceActionsProps) => {
  const mayRequest = useMay('evidence.requested');
  const [isRequesting, setRequesting] = useState(false);
  useScreenVerb(
    'evidence.request',
    mayRequest
      ? () => {
          setRequesting(true);
        }
      : null,
  );
  const chosen = search.columns ?? [];
  const controlIds = search.control === undefined ? [] : [search.control];
  return (
    <>
      {!isEmpty && (
        <TextMenu
          label={text.columns}
          several
          icon={<Columns3 className="i" aria-hidden="true" />}
          groups={[
            {
              id: 'columns',
              title: '',
              items: EXTRA_COLUMNS.map((id) => ({
                id,
                title: text.column(id),
                isChosen: chosen.includes(id),
                run: () => {
                  const next = EXTRA_COLUMNS.filter((one) => (one === id) !== chosen.includes(one));
                  onSearch({ ...search, columns: next.length === 0 ? undefined : next });
                },
              })),
            },
          ]}
        />
      )}
      {takeIn.may && !isEmpty && (
        <Button
          kind="primary"
          icon={<Plus className="i" aria-hidden="true" />}
          onPress={() => {
            takeIn.choose({ controlIds });
          }}
        >
          {text.add}
        </Button>
      )}
      {mayRequest && (
        <MenuButton
          label={text.more}
          verbs={[
            {
              id: 'request',
              title: evidenceVerbs.request,
              icon: <MessageSquarePlus className="i i--14" />,
              run: () => {
                setRequesting(true);
              },
            },
          ]}
        />
      )}
      {isRequesting && (
        <RequestDialog
          controlIds={controlIds}
          onClose={() => {
            setRequesting(false);
          }}
          onRequested={onRequested}
        />
      )}
    </>
  );
};
