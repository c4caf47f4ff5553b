// Controls that were loaded after a policy was adopted: the starter names them, the policy is not linked to them yet.
import { ControlId } from '../../../shared/ids';
import { useMay } from '../../app/use-access';
import { useCall, useCommand } from '../../app/use-call';
import { policyPanel as text } from '../../messages/policies';
import { Button } from '../../ui/Button';
import { FailureNotice, Notice } from '../../ui/Notice';
import type { RecordPartProps } from '../programme/register-part';

export const StarterControls = ({ record }: RecordPartProps) => {
  const mayLink = useMay('register.linked');
  const { starter } = record.facts;
  const { data } = useCall('policies', 'starters', {}, { enabled: starter !== '' });
  const link = useCommand('programme', 'link');
  const linked = new Set<string>(record.linked.map((one) => one.target));
  const named = data?.find((one) => one.id === starter)?.controlIds ?? [];
  const missing = named.filter((id) => !linked.has(id)).map((id) => ControlId.parse(id));
  if (!mayLink || missing.length === 0 || record.withdrawn !== null) return null;
  return (
    <Notice>
      <p>{text.controlsSince(missing)}</p>
      <Button
        isDisabled={link.isRunning}
        onPress={() => {
          void link.run({ ids: [record.id], targets: missing, note: text.controlsNote });
        }}
      >
        {text.linkControls(missing.length)}
      </Button>
      <FailureNotice failure={link.failure} />
    </Notice>
  );
};
