// In the panel of an AI asset that was approved: the approval can be kept as evidence of the controls it changed under,
// in one step. It goes away once something speaks of that day.
import { useState } from 'react';
import { Archive } from 'lucide-react';
import { approvalToKeep } from '../../../shared/domain/programme/approval-to-keep';
import { useMay } from '../../app/use-access';
import { useOpenObject } from '../../app/use-open-object';
import { aiAssets as text } from '../../messages/ai-assets';
import { dateText } from '../../messages/dates';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { KeepAsEvidenceDialog } from '../programme/KeepAsEvidenceDialog';
import type { RecordPartProps } from '../programme/register-part';

export const ApprovalOffer = ({ record, asAt }: RecordPartProps) => {
  const [isOpen, setOpen] = useState(false);
  const mayKeep = useMay('evidence.added');
  const openObject = useOpenObject();
  const offer = approvalToKeep(record);
  const isOpenStill = record.signals.some(({ code }) => code === 'approval-not-kept');
  if (asAt !== null || offer === null || !isOpenStill || !mayKeep) return null;
  return (
    <Notice>
      <p>{text.offer(dateText(offer.effectiveOn), offer.controlIds.length)}</p>
      <Button
        icon={<Archive className="i" aria-hidden="true" />}
        onPress={() => {
          setOpen(true);
        }}
      >
        {text.keep}
      </Button>
      {isOpen && (
        <KeepAsEvidenceDialog
          register={record.register}
          ids={[record.id]}
          asAt={null}
          offer={offer}
          onClose={() => {
            setOpen(false);
          }}
          onKept={(_, id) => {
            setOpen(false);
            openObject(id)?.();
          }}
        />
      )}
    </Notice>
  );
};
