// Which request a waiting file answers, when it was dropped on one; what was meant can be taken back.
import type { RequestId } from '../../../shared/ids';
import { ObjectLink } from '../../app/ObjectLink';
import { useCall } from '../../app/use-call';
import { today } from '../../messages/dates';
import { intakePanel as text } from '../../messages/intake-panel';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { requestTitle } from '../requests/request-title';

interface IntakeForRequestProps {
  readonly requestId: RequestId | null;
  readonly onDrop: () => void;
}

export const IntakeForRequest = ({ requestId, onDrop }: IntakeForRequestProps) =>
  requestId !== null && (
    <Notice>
      <p>
        <b>{text.request}</b> <ObjectLink id={requestId} /> <RequestName id={requestId} />
      </p>
      <Button kind="quiet" onPress={onDrop}>
        {text.requestDrop}
      </Button>
    </Notice>
  );

const RequestName = ({ id }: { readonly id: RequestId }) => {
  const { data } = useCall('requests', 'get', { today: today(), id });
  return data?.id === id && <bdi>{requestTitle(data)}</bdi>;
};
