// Files were dropped on an item: are they a new version of it, or the next one like it?
import { useState } from 'react';
import type { EvidenceState } from '../../../shared/domain/evidence';
import type { EvidenceId } from '../../../shared/ids';
import { evidenceVerbs as text } from '../../messages/evidence-verbs';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { RadioGroup } from '../../ui/RadioGroup';
import type { TakeIn } from '../intake/use-take-in';

export interface Dropped {
  readonly id: EvidenceId;
  readonly title: string;
  readonly state: EvidenceState;
  readonly files: readonly File[];
}

interface DropChoiceDialogProps {
  readonly dropped: Dropped;
  readonly takeIn: TakeIn;
  readonly onClose: () => void;
}

type Choice = 'version' | 'like';

export const DropChoiceDialog = ({ dropped, takeIn, onClose }: DropChoiceDialogProps) => {
  const { id, title, state, files } = dropped;
  const [choice, setChoice] = useState<Choice>('version');
  const isFirst = state === 'requested';
  return (
    <Dialog
      title={text.dropTitle(files.length, id)}
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
            autoFocus
            onPress={() => {
              onClose();
              takeIn.offer(files, choice === 'version' ? { versionOf: id } : { like: id });
            }}
          >
            {text.dropGo}
          </Button>
        </>
      }
    >
      <RadioGroup<Choice>
        label={title}
        options={[
          {
            id: 'version',
            label: isFirst ? text.dropFirst : text.dropVersion,
            description: isFirst ? text.dropFirstText : text.dropVersionText,
          },
          { id: 'like', label: text.dropLike, description: text.dropLikeText },
        ]}
        value={choice}
        onChange={setChoice}
      />
      <p className="help">{text.dropText}</p>
    </Dialog>
  );
};
