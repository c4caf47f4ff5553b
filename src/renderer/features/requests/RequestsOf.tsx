// Which requests a control, an item of evidence or a population answers: on its own panel, each a link.
import type { ControlId, EvidenceId, PopulationId } from '../../../shared/ids';
import { ObjectLink } from '../../app/ObjectLink';
import { useCall } from '../../app/use-call';
import { count } from '../../messages/count';
import { today } from '../../messages/dates';
import { requests as text } from '../../messages/requests';
import { Section } from '../../ui/Section';
import { useEngagement } from '../engagement/use-engagement';
import { AuditorMark } from './request-marks';
import { requestTitle } from './request-title';

/** More lines than anybody reads here; the count beside the heading is of all. */
const MOST_LINES = 20;

interface RequestsOfProps {
  readonly controlId?: ControlId;
  readonly evidenceId?: EvidenceId;
  readonly populationId?: PopulationId;
}

/** Nothing is drawn while it answers none. */
export const RequestsOf = ({ controlId, evidenceId, populationId }: RequestsOfProps) => {
  const engagement = useEngagement();
  const { data } = useCall(
    'requests',
    'list',
    {
      ...{ search: '', today: today(), view: 'all', auditor: [], internal: [], owner: null, area: null },
      ...{ controlId: controlId ?? null, evidenceId: evidenceId ?? null, populationId: populationId ?? null },
      ...{ sort: 'list', direction: 'ascending', offset: 0, limit: MOST_LINES },
    },
    { enabled: engagement !== undefined && engagement !== null },
  );
  if (data === undefined || data.total === 0) return null;
  return (
    <Section title={text.answersRequests} note={count(data.total)}>
      <ul className="rows rows--top">
        {data.rows.map((row) => (
          <li key={row.id}>
            <ObjectLink id={row.id} label={requestTitle(row)} />
            <span className="grow" dir="auto" title={row.wording}>
              {requestTitle(row)}
            </span>
            <AuditorMark status={row.auditor} />
          </li>
        ))}
      </ul>
      {data.total > data.rows.length && (
        <p className="help">{text.moreRequests(data.total - data.rows.length)}</p>
      )}
    </Section>
  );
};
