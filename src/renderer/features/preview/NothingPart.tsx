// Why nothing is shown of a file, and what can be done instead.
import { ExternalLink } from 'lucide-react';
import type { PreviewedFile } from '../../../shared/calls/preview';
import { useMay } from '../../app/use-access';
import { useCommand } from '../../app/use-call';
import { preview as text } from '../../messages/preview';
import { Button } from '../../ui/Button';
import { FailureNotice } from '../../ui/Notice';
import type { Unreadable } from './not-readable';
import styles from './preview.module.css';

interface NothingPartProps {
  readonly file: PreviewedFile;
  readonly why: Unreadable;
}

export const NothingPart = ({ file, why }: NothingPartProps) => {
  const mayTakeOut = useMay('evidence.copied-out');
  const open = useCommand('preview', 'openOutside');
  const canOpen = 'id' in file && mayTakeOut && why !== 'executable' && why !== 'empty';
  return (
    <div className={styles.nothing}>
      <p>{text.why(why)}</p>
      {canOpen && (
        <Button
          icon={<ExternalLink className="i" aria-hidden="true" />}
          isDisabled={open.isRunning}
          onPress={() => {
            void open.run(file);
          }}
        >
          {text.openOutside}
        </Button>
      )}
      <FailureNotice failure={open.failure} />
    </div>
  );
};
