// Where one can go. Only what works is in it.
import type { ComponentType } from 'react';
import { Link } from '@tanstack/react-router';
import {
  Archive,
  BookOpen,
  CalendarClock,
  ClipboardList,
  FileText,
  Grid3x3,
  House,
  Inbox,
  KeyRound,
  LibraryBig,
  ListChecks,
  ListTodo,
  Lock,
  type LucideProps,
  Package,
  Route,
  Rows3,
  ScrollText,
  Search,
  Settings2,
  Target,
  TriangleAlert,
} from 'lucide-react';
import type { VaultInfo } from '../../shared/domain/vault';
import { useCoverageSummary } from '../features/coverage/use-coverage-summary';
import { useOpenExceptions } from '../features/exceptions/use-open-exceptions';
import { useRequestsWaiting } from '../features/requests/use-request-standing';
import { useIntakeCount } from '../features/intake/intake-store';
import { VaultSwitcher } from '../features/vaults/VaultSwitcher';
import { access } from '../messages/access';
import { count } from '../messages/count';
import { agoText } from '../messages/dates';
import { shell as text } from '../messages/shell';
import { Button } from '../ui/Button';
import { saveUnsaved } from './unsaved-work';
import { useCall, useCommand } from './use-call';

type Place =
  | '/overview'
  | '/controls'
  | '/coverage'
  | '/criteria'
  | '/evidence'
  | '/intake'
  | '/exceptions'
  | '/populations'
  | '/requests'
  | '/tasks'
  | '/packages'
  | '/engagement'
  | '/readiness'
  | '/roadmap'
  | '/programme'
  | '/journal'
  | '/vault'
  | '/settings';

interface ItemProps {
  readonly to: Place;
  readonly icon: ComponentType<LucideProps>;
  readonly title: string;
  readonly number?: number;
}

const Item = ({ to, icon: Icon, title, number }: ItemProps) => (
  <Link to={to} className="rail__item" activeOptions={{ includeSearch: false }}>
    <Icon className="i" aria-hidden="true" />
    <span>{title}</span>
    {number !== undefined && number > 0 && <span>{count(number)}</span>}
  </Link>
);

interface RailProps {
  readonly vault: VaultInfo;
  readonly onFind: () => void;
}

export const Rail = ({ vault, onFind }: RailProps) => {
  const lock = useCommand('vault', 'lock');
  const waiting = useIntakeCount();
  const missed = useCoverageSummary().data?.counts.missed ?? 0;
  const exceptions = useOpenExceptions().open.length;
  const asked = useRequestsWaiting();
  const { data: backup } = useCall('backup', 'state', {});
  const { data: preferences } = useCall('app', 'preferences', {});
  return (
    <nav className="rail" aria-label={text.navigation}>
      <div className="rail__vault">
        <VaultSwitcher vault={vault} />
      </div>
      <button type="button" className="rail__find" onClick={onFind}>
        <Search className="i" aria-hidden="true" />
        {text.find}
        <kbd>{text.findKeys}</kbd>
      </button>
      <Item to="/overview" icon={House} title={text.overview} />
      <Item to="/controls" icon={ListChecks} title={text.controls} />
      <Item to="/coverage" icon={Grid3x3} title={text.coverage} number={missed} />
      <Item to="/criteria" icon={BookOpen} title={text.criteria} />
      <Item to="/evidence" icon={FileText} title={text.evidence} number={vault.counts.evidence} />
      <Item to="/intake" icon={Inbox} title={text.intake} number={waiting} />
      <Item to="/tasks" icon={CalendarClock} title={text.tasks} />
      <h2>{text.fieldwork}</h2>
      <Item to="/populations" icon={Rows3} title={text.populations} />
      <Item to="/requests" icon={ListTodo} title={text.requests} number={asked} />
      <Item to="/exceptions" icon={TriangleAlert} title={text.exceptions} number={exceptions} />
      <Item to="/packages" icon={Package} title={text.packages} number={vault.counts.packages} />
      <h2>{text.prepare}</h2>
      <Item to="/engagement" icon={Target} title={text.engagement} />
      <Item to="/readiness" icon={ClipboardList} title={text.readiness} />
      <Item to="/roadmap" icon={Route} title={text.roadmap} />
      <Item to="/programme" icon={LibraryBig} title={text.programme} />
      <h2>{text.vaultGroup}</h2>
      <Item to="/journal" icon={ScrollText} title={text.journal} />
      <Item to="/vault" icon={KeyRound} title={text.vault} />
      <Item to="/settings" icon={Settings2} title={text.settings} />
      <div className="rail__foot">
        <div>
          <span className="rail__member" title={vault.member.name}>
            <bdi>{vault.member.name}</bdi>
            <br />
            {access.role(vault.member.role)}
          </span>
          <Button
            kind="quiet"
            onPress={() => {
              void saveUnsaved().then(() => lock.run({}));
            }}
          >
            {text.lockNow}
          </Button>
        </div>
        {backup !== undefined && (
          <div className="rail__fact">
            <Archive className="i i--14" aria-hidden="true" />
            <span>{backup.last === null ? text.noBackup : text.backupAgo(agoText(backup.last.madeAt))}</span>
          </div>
        )}
        {preferences !== undefined && (
          <div className="rail__fact">
            <Lock className="i i--14" aria-hidden="true" />
            <span>{text.locksAfter(preferences.autoLockMinutes)}</span>
          </div>
        )}
      </div>
    </nav>
  );
};
