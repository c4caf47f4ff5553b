// Where an auditor can go in a package, and what this session may do: read the package, and nothing else.
import type { ComponentType } from 'react';
import { Link, useNavigate } from '@tanstack/react-router';
import {
  BookOpen,
  BookUser,
  CircleMinus,
  Eye,
  FileText,
  KeyRound,
  ListChecks,
  type LucideProps,
  MessageSquare,
  NotebookPen,
  Package,
  PencilLine,
  Rows3,
  ScrollText,
  Search,
  Settings2,
  ShieldCheck,
  TriangleAlert,
  Unplug,
} from 'lucide-react';
import type { OpenedPackage } from '../../../shared/domain/review';
import type { VaultInfo } from '../../../shared/domain/vault';
import { useCall, useCommand } from '../../app/use-call';
import { count } from '../../messages/count';
import { receiver as text } from '../../messages/receiver';
import { Button } from '../../ui/Button';
import { Mark } from '../../ui/Mark';
import { VaultSwitcher } from '../vaults/VaultSwitcher';
import { PLACES, type WORKING_FILE_PLACES } from './receiver-places';
import styles from './receiver.module.css';

type Place =
  | (typeof PLACES)[keyof typeof PLACES]
  | '/receiver'
  | '/receiver/questions'
  | '/receiver/response'
  | (typeof WORKING_FILE_PLACES)[number];

interface ItemProps {
  readonly to: Place;
  readonly icon: ComponentType<LucideProps>;
  readonly title: string;
  readonly number?: number | undefined;
}

const Item = ({ to, icon: Icon, title, number }: ItemProps) => (
  <Link to={to} className="rail__item" activeOptions={{ includeSearch: false, exact: true }}>
    <Icon className="i" aria-hidden="true" />
    <span>{title}</span>
    {number !== undefined && <span>{count(number)}</span>}
  </Link>
);

interface ReceiverRailProps {
  readonly opened: OpenedPackage | null;
  readonly vault: VaultInfo | null;
  readonly onFind: () => void;
}

export const ReceiverRail = ({ opened, vault, onFind }: ReceiverRailProps) => (
  <nav className="rail" aria-label={text.navigation}>
    <div className="rail__vault">
      <Mark size={20} />
      <b>{opened === null ? text.workingFileName : text.name}</b>
    </div>
    {opened !== null && (
      <>
        <button type="button" className="rail__find" onClick={onFind}>
          <Search className="i" aria-hidden="true" />
          {text.find}
          <kbd>{text.findKeys}</kbd>
        </button>
        <Item to="/receiver" icon={ShieldCheck} title={text.verdict} />
        <Item to={PLACES.criterion} icon={BookOpen} title={text.index} number={opened.counts.criteria} />
        <Item to={PLACES.control} icon={ListChecks} title={text.controls} number={opened.counts.controls} />
        <Item to={PLACES.evidence} icon={FileText} title={text.evidence} number={opened.counts.evidence} />
        <Item
          to={PLACES.population}
          icon={Rows3}
          title={text.populations}
          number={opened.counts.populations}
        />
        <Item
          to={PLACES.request}
          icon={MessageSquare}
          title={text.requests}
          number={opened.counts.requests}
        />
        <Item
          to={PLACES.exception}
          icon={TriangleAlert}
          title={text.exceptions}
          number={opened.counts.exceptions}
        />
        {opened.counts.records > 0 && (
          <Item to={PLACES.record} icon={BookUser} title={text.registers} number={opened.counts.records} />
        )}
        <Item to={PLACES.omission} icon={CircleMinus} title={text.leftOut} number={opened.counts.omissions} />
        <h2>{text.yourAnswer}</h2>
        {opened.keepsNotes ? (
          <Answers />
        ) : (
          <>
            <Item to="/receiver/questions" icon={NotebookPen} title={text.questions} />
            <Item to="/receiver/response" icon={PencilLine} title={text.response} />
          </>
        )}
      </>
    )}
    {opened === null && <Item to="/receiver" icon={Package} title={text.packages} />}
    {vault?.kind === 'working-file' && (
      <>
        <h2>{text.workingFileName}</h2>
        <div className="rail__vault">
          <VaultSwitcher vault={vault} />
        </div>
        <Item to="/vault" icon={KeyRound} title={text.membersAndBackup} />
        <Item to="/journal" icon={ScrollText} title={text.journal} />
        <Item to="/settings" icon={Settings2} title={text.settings} />
      </>
    )}
    <Foot vault={vault} hasPackage={opened !== null} />
  </nav>
);

/** What has been written so far, where it can be kept. */
const Answers = () => {
  const { data: draft } = useCall('review', 'draft', {});
  const { data: notes } = useCall('review', 'notes', { onlyQuestions: false, offset: 0, limit: 1 });
  const waiting =
    draft === undefined ? undefined : draft.answers + draft.comments + draft.questions + draft.picks;
  return (
    <>
      <Item to="/receiver/questions" icon={NotebookPen} title={text.questions} number={notes?.total} />
      <Item to="/receiver/response" icon={PencilLine} title={text.response} number={waiting} />
    </>
  );
};

const Foot = ({ vault, hasPackage }: { readonly vault: VaultInfo | null; readonly hasPackage: boolean }) => {
  const navigate = useNavigate();
  const close = useCommand('review', 'close');
  const lock = useCommand('vault', 'lock');
  const isOwn = vault?.kind === 'working-file';
  const kind =
    vault === null
      ? text.readOnly
      : isOwn
        ? text.workingFile(vault.organization)
        : text.readOnlyBeside(vault.organization);
  return (
    <div className={`rail__foot ${styles.foot ?? ''}`}>
      <div className="rail__fact">
        {isOwn ? (
          <NotebookPen className="i i--14" aria-hidden="true" />
        ) : (
          <Eye className="i i--14" aria-hidden="true" />
        )}
        <span>
          <bdi>{kind}</bdi>
        </span>
      </div>
      <div className="rail__fact">
        <Unplug className="i i--14" aria-hidden="true" />
        <span>{text.noNetwork}</span>
      </div>
      <div className={styles.footButtons}>
        {hasPackage && (
          <Button
            kind="quiet"
            isDisabled={close.isRunning}
            onPress={() => {
              void close
                .run({})
                .then(() => navigate({ to: vault === null ? '/vaults' : isOwn ? '/receiver' : '/overview' }));
            }}
          >
            {text.close}
          </Button>
        )}
        {isOwn && (
          <Button kind="quiet" onPress={() => void lock.run({})}>
            {text.lock}
          </Button>
        )}
      </div>
    </div>
  );
};
