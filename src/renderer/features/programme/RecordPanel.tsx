// One record beside the table: what about it wants an eye, what it says, to what it is linked, what it said before.
import type { RecordDetail } from '../../../shared/domain/programme/record';
import type { RecordId } from '../../../shared/domain/programme/record-id';
import type { CalendarDate } from '../../../shared/period';
import { useCall } from '../../app/use-call';
import { dateText, today } from '../../messages/dates';
import { recordPanel as text } from '../../messages/programme';
import { FailureNotice, Notice } from '../../ui/Notice';
import { Panel } from '../../ui/Panel';
import { Tabs } from '../../ui/Tabs';
import type { ProgrammeSearch } from './programme-search';
import { recordTitle } from './record-title';
import { RecordHistory } from './RecordHistory';
import { RecordLinks } from './RecordLinks';
import { RecordSheet } from './RecordSheet';
import { RecordVerbs } from './RecordVerbs';
import { stateByDay } from './register-columns';
import { versionAsAt } from './version-differences';

interface RecordPanelProps {
  readonly id: RecordId;
  readonly asAt: CalendarDate | null;
  readonly search: ProgrammeSearch;
  readonly onSearch: (search: ProgrammeSearch) => void;
  readonly onClose: () => void;
}

export const RecordPanel = ({ id, asAt, search, onSearch, onClose }: RecordPanelProps) => {
  const { data, failure } = useCall('programme', 'get', { id, today: today() });
  const now = data?.id === id ? data : undefined;
  const then = now === undefined || asAt === null ? undefined : versionAsAt(now.versions, asAt);
  const record: RecordDetail | undefined =
    now === undefined || then === undefined
      ? now
      : { ...now, version: then.version, state: then.state, facts: then.facts, signals: [] };
  return (
    <Panel
      number={id}
      title={now === undefined ? '' : recordTitle(now)}
      onClose={onClose}
      {...(now !== undefined && {
        foot: <RecordVerbs record={now} search={search} onSearch={onSearch} />,
      })}
    >
      <FailureNotice failure={failure} />
      {now !== undefined && now.withdrawn !== null && (
        <Notice>
          <p>
            <b>{text.withdrawn}</b>
          </p>
          <p dir="auto">{now.withdrawn}</p>
          <p className="faint">{text.withdrawnText}</p>
        </Notice>
      )}
      {asAt !== null && then !== undefined && (
        <Notice kind="due">{text.asAt(dateText(asAt), then.version)}</Notice>
      )}
      {record !== undefined && (
        <Tabs
          label={text.tabs}
          selected={search.part ?? 'record'}
          onSelect={(part) => {
            onSearch({ ...search, part });
          }}
          tabs={[
            {
              id: 'record',
              title: stateByDay(record),
              note: text.version(record.version),
              content: <RecordSheet key={id} record={record} asAt={asAt} />,
            },
            {
              id: 'links',
              title: text.tabLinks,
              note: String(record.linked.length),
              content: <RecordLinks record={record} />,
            },
            {
              id: 'history',
              title: text.tabHistory,
              note: String(record.versions.length),
              content: <RecordHistory key={id} record={record} />,
            },
          ]}
        />
      )}
    </Panel>
  );
};
