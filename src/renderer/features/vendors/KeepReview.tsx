// A reviewed report becomes evidence of the control that says vendors are reviewed: offered, with that control chosen.
import { useState } from 'react';
import { Archive } from 'lucide-react';
import type { EvidenceId } from '../../../shared/ids';
import { ObjectLink } from '../../app/ObjectLink';
import { useMay } from '../../app/use-access';
import { type CallInput, useCall } from '../../app/use-call';
import { review as text } from '../../messages/vendors';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { KeepAsEvidenceDialog } from '../programme/KeepAsEvidenceDialog';
import type { RecordPartProps } from '../programme/register-part';

/** Controls on vendors (CC9.2) whose words say that they are reviewed; people take away what does not fit. */
const REVIEW_CONTROLS: CallInput<'controls', 'list'> = {
  ...{ search: 'vendor review', criterionId: 'CC9.2', series: null, cadence: null, state: 'in-force' },
  ...{ withoutEvidenceInPeriod: false, owner: null, domain: null },
  ...{ sort: 'id', direction: 'ascending', offset: 0, limit: 3 },
};

export const KeepReview = ({ record }: RecordPartProps) => {
  const [isOpen, setOpen] = useState(false);
  const [kept, setKept] = useState<readonly [words: string, id: EvidenceId] | null>(null);
  const mayKeep = useMay('evidence.added') && record.withdrawn === null && record.state === 'reviewed';
  const { data } = useCall('controls', 'list', REVIEW_CONTROLS, { enabled: mayKeep });
  if (!mayKeep) return null;
  return (
    <>
      <Button
        icon={<Archive className="i" aria-hidden="true" />}
        isDisabled={data === undefined}
        onPress={() => {
          setOpen(true);
        }}
      >
        {text.keep}
      </Button>
      {kept !== null && (
        <Notice kind="met" live>
          {kept[0]} <ObjectLink id={kept[1]} />
        </Notice>
      )}
      {isOpen && (
        <KeepAsEvidenceDialog
          register={record.register}
          ids={[record.id]}
          asAt={null}
          suggested={data?.rows.map(({ id }) => id) ?? []}
          onClose={() => {
            setOpen(false);
          }}
          onKept={(...done) => {
            setKept(done);
            setOpen(false);
          }}
        />
      )}
    </>
  );
};
