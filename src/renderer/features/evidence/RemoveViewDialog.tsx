// The saved views of this vault, to remove those nobody asks any more.
import { Trash2 } from 'lucide-react';
import type { SavedView } from '../../../shared/domain/saved-view';
import { offerUndo } from '../../app/undo';
import { call, useCommand } from '../../app/use-call';
import { evidenceViews as text } from '../../messages/evidence-views';
import { undo as undoText } from '../../messages/undo';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { IconButton } from '../../ui/IconButton';
import { FailureNotice } from '../../ui/Notice';

interface RemoveViewDialogProps {
  readonly views: readonly SavedView[];
  readonly onClose: () => void;
}

export const RemoveViewDialog = ({ views, onClose }: RemoveViewDialogProps) => {
  const remove = useCommand('views', 'remove');
  const removeOne = async (number: number, view: Omit<SavedView, 'number'>) => {
    if ((await remove.run({ number })) === null) return;
    offerUndo({ done: undoText.viewRemoved(view.name), undo: () => call('views', 'save', view) });
  };
  return (
    <Dialog
      title={text.removeTitle}
      isOpen
      onClose={onClose}
      foot={
        <Button size={32} onPress={onClose} autoFocus>
          {text.close}
        </Button>
      }
    >
      <p className="muted">{views.length === 0 ? text.noneSaved : text.removeText}</p>
      <ul className="rows rows--top">
        {views.map(({ number, name, query }) => (
          <li key={number}>
            <bdi className="grow">{name}</bdi>
            <IconButton
              label={text.removeOne(name)}
              icon={<Trash2 className="i" aria-hidden="true" />}
              isDisabled={remove.isRunning}
              onPress={() => void removeOne(number, { name, query })}
            />
          </li>
        ))}
      </ul>
      <FailureNotice failure={remove.failure} />
    </Dialog>
  );
};
