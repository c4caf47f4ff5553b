// What the panel of a policy shows of its own: the edition that holds, its file, and how far it is acknowledged.
import { useState } from 'react';
import { BookOpen, PenLine } from 'lucide-react';
import { useNavigate } from '@tanstack/react-router';
import { ObjectLink } from '../../app/ObjectLink';
import { useMay } from '../../app/use-access';
import { dateText } from '../../messages/dates';
import { policyPanel as text, policyText } from '../../messages/policies';
import { Button } from '../../ui/Button';
import { KeyValues } from '../../ui/KeyValues';
import type { RecordPartProps } from '../programme/register-part';
import { ApproveDialog } from './ApproveDialog';
import { usePolicy } from './use-policy';

export const PolicyPanelTop = ({ record }: RecordPartProps) => {
  const { editions, inForce } = usePolicy(record.id);
  const last = inForce ?? editions?.[0];
  if (last === undefined) return null;
  const day = dateText(last.inForceFrom);
  return (
    <KeyValues
      facts={[
        [
          text.edition,
          inForce !== null
            ? text.inForce(last.edition, day)
            : last.inForceTo === null
              ? text.later(last.edition, day)
              : text.ended(last.edition, dateText(last.inForceTo)),
        ],
        [text.approvedBy, <bdi key="by">{last.approvedBy}</bdi>],
        [text.acknowledged, text.acknowledgedOf(last.acknowledged, last.asked)],
        [text.evidence, <ObjectLink key="file" id={last.evidence.split('.')[0] ?? last.evidence} />],
      ]}
    />
  );
};

export const PolicyPanelVerbs = ({ record }: RecordPartProps) => {
  const navigate = useNavigate();
  const mayApprove = useMay('policy.approved');
  const [isApproving, setApproving] = useState(false);
  const { id, version, title } = record;
  const waits = record.signals.some(
    (one) => one.code === 'not-approved' || one.code === 'changed-since-approval',
  );
  return (
    <>
      <Button
        icon={<BookOpen className="i" aria-hidden="true" />}
        aria-label={policyText.readOf(id)}
        onPress={() => {
          void navigate({
            to: '/programme/$register',
            params: { register: 'policy' },
            search: { id, open: 'text' },
          });
        }}
      >
        {policyText.read}
      </Button>
      {record.withdrawn === null && mayApprove && waits && (
        <Button
          icon={<PenLine className="i" aria-hidden="true" />}
          onPress={() => {
            setApproving(true);
          }}
        >
          {policyText.approve}
        </Button>
      )}
      {isApproving && (
        <ApproveDialog
          policies={[{ id, version, title }]}
          onClose={() => {
            setApproving(false);
          }}
        />
      )}
    </>
  );
};
