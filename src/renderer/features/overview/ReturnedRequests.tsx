// Requests the auditor returned: what waits on us longest at the top. Nothing is drawn while none is returned.
import { useNavigate } from '@tanstack/react-router';
import { ObjectLink } from '../../app/ObjectLink';
import { useCall } from '../../app/use-call';
import { dateText, today } from '../../messages/dates';
import { overview as text } from '../../messages/overview';
import { Button } from '../../ui/Button';
import { Section } from '../../ui/Section';
import { StateMark } from '../../ui/StateMark';
import { requestTitle } from '../requests/request-title';

const MOST_LINES = 5;

export const ReturnedRequests = () => {
  const navigate = useNavigate();
  const { data } = useCall('requests', 'list', {
    ...{ search: '', today: today(), view: 'returned', auditor: [], internal: [] },
    ...{ owner: null, area: null, controlId: null, evidenceId: null, populationId: null },
    ...{ sort: 'due', direction: 'ascending', offset: 0, limit: MOST_LINES },
  });
  if (data === undefined || data.total === 0) return null;
  return (
    <Section
      title={text.returned}
      {...(data.total > data.rows.length && {
        action: (
          <Button
            kind="quiet"
            onPress={() => void navigate({ to: '/requests', search: { view: 'returned' } })}
          >
            {text.allOf(data.total)}
          </Button>
        ),
      })}
    >
      <ul className="rows rows--top">
        {data.rows.map((row) => (
          <li key={row.id}>
            <ObjectLink id={row.id} label={requestTitle(row)} />
            <span className="grow" dir="auto" title={row.returnReason}>
              {requestTitle(row)}
            </span>
            {row.isLate && row.dueOn !== null && <StateMark state="missed">{dateText(row.dueOn)}</StateMark>}
          </li>
        ))}
      </ul>
    </Section>
  );
};
