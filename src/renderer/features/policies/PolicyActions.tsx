// Verbs of the policies as a whole: adopt starters, approve what waits for it.
import { useState } from 'react';
import { useMay } from '../../app/use-access';
import { approval, starters as text } from '../../messages/policies';
import { Button } from '../../ui/Button';
import type { PagePartProps } from '../programme/register-part';
import { ApproveDialog } from './ApproveDialog';
import { useToApprove } from './use-to-approve';

export const AdoptStarters = ({ onSearch }: PagePartProps) => (
  <Button
    kind="primary"
    onPress={() => {
      onSearch({ open: 'starters' });
    }}
  >
    {text.open}
  </Button>
);

export const PolicyActions = ({ onSearch }: PagePartProps) => {
  const mayAdopt = useMay('register.added');
  const mayApprove = useMay('policy.approved');
  const waiting = useToApprove();
  const [isApproving, setApproving] = useState(false);
  return (
    <>
      {mayApprove && waiting.length > 0 && (
        <Button
          onPress={() => {
            setApproving(true);
          }}
        >
          {approval.open}
        </Button>
      )}
      {mayAdopt && (
        <Button
          onPress={() => {
            onSearch({ open: 'starters' });
          }}
        >
          {text.open}
        </Button>
      )}
      {isApproving && (
        <ApproveDialog
          policies={waiting}
          onClose={() => {
            setApproving(false);
          }}
        />
      )}
    </>
  );
};
