// Usual parts of a system built on AI, to be ticked: written down by us, changed by whoever knows better.
import { useState } from 'react';
import { FIRST_STARTERS, MORE_STARTERS, type ScopeStarter } from '../../../shared/domain/scope-starters';
import { type EngagementScope, SCOPE_ITEM_KINDS, type ScopeItem } from '../../../shared/domain/scope';
import { scope as text } from '../../messages/engagement-scope';
import { Button } from '../../ui/Button';
import { CheckList } from '../../ui/CheckList';
import { Dialog } from '../../ui/Dialog';
import { hasItem } from './scope-draft';

const keyOf = ({ kind, name }: ScopeStarter) => `${kind} ${name}`;

interface ScopeStartersDialogProps {
  readonly scope: EngagementScope;
  readonly onAdd: (items: readonly ScopeItem[]) => void;
  readonly onClose: () => void;
}

export const ScopeStartersDialog = ({ scope, onAdd, onClose }: ScopeStartersDialogProps) => {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const lineOf = (one: ScopeStarter) => ({
    id: keyOf(one),
    title: one.name,
    description: one.note,
    ...(hasItem(scope, one) && { note: text.startersThere, isDisabled: true }),
  });
  return (
    <Dialog
      title={text.startersTitle}
      width="wide"
      isOpen
      onClose={onClose}
      foot={
        <Button
          kind="primary"
          size={32}
          isDisabled={chosen.size === 0}
          onPress={() => {
            onAdd(
              [...FIRST_STARTERS, ...MORE_STARTERS]
                .filter((one) => chosen.has(keyOf(one)))
                .map((one) => ({ ...one, inScope: true, reason: '' })),
            );
          }}
        >
          {text.startersAdd(chosen.size)}
        </Button>
      }
    >
      <p className="muted">{text.startersText}</p>
      <CheckList<string>
        label={text.startersTitle}
        groups={[
          { id: 'first', title: text.startersFirst, items: FIRST_STARTERS.map(lineOf) },
          ...SCOPE_ITEM_KINDS.map((kind) => ({
            id: kind,
            title: text.kind(kind).name,
            items: MORE_STARTERS.filter((one) => one.kind === kind).map(lineOf),
          })),
        ]}
        selected={chosen}
        onChange={setChosen}
        empty={text.nothingFound}
      />
    </Dialog>
  );
};
