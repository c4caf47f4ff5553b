// A copy of the report for the recipient in the panel, with their name on every page.
import { useState } from 'react';
import { Stamp } from 'lucide-react';
import type { Share } from '../../../shared/domain/programme/own-report';
import { SHARE } from '../../../shared/domain/programme';
import { useMay } from '../../app/use-access';
import { markedCopy as text } from '../../messages/reports';
import { Button } from '../../ui/Button';
import type { RecordPartProps } from '../programme/register-part';
import { MarkedCopyDialog } from './MarkedCopyDialog';

export const MarkedCopyVerb = ({ record, asAt }: RecordPartProps) => {
  const [isOpen, setOpen] = useState(false);
  const mayTakeOut = useMay('evidence.copied-out');
  const isOver = SHARE.endStates.includes(record.state) || (record.facts as Share).revokedOn !== null;
  if (!mayTakeOut || isOver || record.withdrawn !== null || asAt !== null) return null;
  return (
    <>
      <Button
        icon={<Stamp className="i" aria-hidden="true" />}
        onPress={() => {
          setOpen(true);
        }}
      >
        {text.open}
      </Button>
      {isOpen && (
        <MarkedCopyDialog
          record={record}
          onClose={() => {
            setOpen(false);
          }}
        />
      )}
    </>
  );
};
