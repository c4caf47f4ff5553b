// The dialog of a verb, once the item it is about is at hand.
import type { EvidenceId } from '../../../shared/ids';
import { useCall } from '../../app/use-call';
import { EditItemDialog } from './EditItemDialog';
import { EditVersionDialog } from './EditVersionDialog';
import { type Asked, openVersion } from './evidence-verbs';
import { LinksDialog } from './LinksDialog';
import { ReasonDialog } from './ReasonDialog';

interface AskedDialogProps {
  readonly asked: Asked;
  readonly onClose: () => void;
  readonly onReviewed: (id: EvidenceId) => void;
}

export const AskedDialog = ({ asked, onClose, onReviewed }: AskedDialogProps) => {
  const { data } = useCall('evidence', 'get', { id: asked.id });
  if (data?.id !== asked.id) return null;
  const version = data.versions.find((one) => one.version === asked.version) ?? openVersion(data);
  switch (asked.verb) {
    case 'link':
      return <LinksDialog item={data} onClose={onClose} />;
    case 'edit-item':
      return <EditItemDialog item={data} onClose={onClose} />;
    case 'withdraw':
      return <ReasonDialog verb="withdraw" item={data} version={version} onClose={onClose} />;
    case 'reject':
    case 'approve-alone':
      return (
        <ReasonDialog
          verb={asked.verb}
          item={data}
          version={version}
          onClose={onClose}
          onDone={() => {
            onReviewed(asked.id);
          }}
        />
      );
    default:
      // F2 on a row: the draft is corrected; what is fixed leaves only the item to be changed.
      return version?.state === 'draft' && data.state !== 'withdrawn' ? (
        <EditVersionDialog item={data} version={version} onClose={onClose} />
      ) : (
        <EditItemDialog item={data} onClose={onClose} />
      );
  }
};
