// Copies the evidence of a round into one folder without folders, with a list, for portals.
import { useState } from 'react';
import type { FlatCopyBy, PackageSummary } from '../../../shared/domain/package-round';
import { packageRoundRef } from '../../../shared/ids';
import { useCommand } from '../../app/use-call';
import { useJob } from '../../app/use-job';
import { rounds as text } from '../../messages/package-rounds';
import { sizeText } from '../../messages/size';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { FailureNotice } from '../../ui/Notice';
import { ProgressView } from '../../ui/ProgressView';
import { RadioGroup } from '../../ui/RadioGroup';
import { roundOf } from './built-files';

interface FlatCopyDialogProps {
  readonly round: PackageSummary;
  readonly onTold: (told: string) => void;
  readonly onClose: () => void;
}

export const FlatCopyDialog = ({ round, onTold, onClose }: FlatCopyDialogProps) => {
  const choose = useCommand('app', 'choose');
  const copy = useJob('package', 'copyFlat');
  const [by, setBy] = useState<FlatCopyBy>('control');
  const run = async () => {
    const [folder] = (await choose.run({ what: 'copies-folder' })) ?? [];
    if (folder === undefined) return;
    const answer = await copy.start({ ...roundOf(round), folder: folder.token, by });
    if (answer === null) return;
    onTold(text.flatDone(answer.files, sizeText(answer.bytes), answer.bigFiles));
    onClose();
  };
  return (
    <Dialog
      title={text.flatTitle(packageRoundRef(round.id, round.round))}
      isOpen
      {...(!copy.isRunning && { onClose })}
      foot={
        !copy.isRunning && (
          <>
            <Button size={32} onPress={onClose}>
              {text.cancel}
            </Button>
            <Button size={32} kind="primary" onPress={() => void run()}>
              {text.flatGo}
            </Button>
          </>
        )
      }
    >
      {copy.isRunning ? (
        <ProgressView
          title={text.flatWorking}
          progress={copy.progress}
          isCancelling={copy.isCancelling}
          onCancel={copy.cancel}
          ifCancelled={text.flatCancel}
        />
      ) : (
        <>
          <p className="muted">{text.flatText}</p>
          <RadioGroup<FlatCopyBy>
            label={text.flatBy}
            options={text.flatChoices}
            value={by}
            onChange={setBy}
          />
          <FailureNotice failure={copy.failure ?? choose.failure} />
        </>
      )}
    </Dialog>
  );
};
