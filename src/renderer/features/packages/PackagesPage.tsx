// What did we hand over, to whom, and what changed? Rounds by package, and one of them in the panel.
import type { ReactNode } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { Plus, ShieldCheck } from 'lucide-react';
import type { PackageSummary } from '../../../shared/domain/package-round';
import { packageRoundRef } from '../../../shared/ids';
import { isSmallStep } from '../../app/small-step';
import { useMay } from '../../app/use-access';
import { useCall } from '../../app/use-call';
import { useScreenSearch } from '../../app/use-screen-search';
import { count } from '../../messages/count';
import { instantText } from '../../messages/dates';
import { rounds } from '../../messages/package-rounds';
import { packages as text } from '../../messages/packages';
import { sizeText } from '../../messages/size';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { FailureNotice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';
import { type PlainColumn, PlainGrid } from '../../ui/PlainGrid';
import { useEngagement } from '../engagement/use-engagement';
import { beginAnother } from './assistant-store';
import { PackagePanel } from './PackagePanel';
import { PackagesSearch } from './packages-search';
import { PackagesViews } from './PackagesViews';
import { PackageStateMark } from './PackageStateMark';
import { PackageVerdictWords } from './PackageVerdictWords';
import { roundGroups } from './round-groups';
import { useRecipientNames } from './use-recipient-names';

const refOf = (one: PackageSummary): string => packageRoundRef(one.id, one.round);

/** The panel says the rest. */
const columns = (
  hasPanel: boolean,
  goesTo: (one: PackageSummary) => ReactNode,
): readonly PlainColumn<PackageSummary>[] => [
  { title: text.columnNumber, width: '100px', cell: (one) => <span className="id">{one.id}</span> },
  {
    title: rounds.columnRound,
    width: '68px',
    cell: (one) => rounds.roundText(one.round, one.kind === 'delta'),
  },
  ...(hasPanel
    ? []
    : [{ title: text.columnBuilt, width: '144px', cell: (one: PackageSummary) => instantText(one.builtAt) }]),
  {
    title: text.columnVerdict,
    width: hasPanel ? 'minmax(130px, 1fr)' : 'minmax(216px, 1fr)',
    cell: (one) => <PackageVerdictWords verdict={one.verdict} />,
  },
  ...(hasPanel ? [] : [{ title: rounds.columnRecipients, width: 'minmax(80px, 0.9fr)', cell: goesTo }]),
  { title: rounds.columnState, width: '124px', cell: (one) => <PackageStateMark state={one.state} /> },
  ...(hasPanel
    ? []
    : [
        {
          title: text.columnEvidence,
          width: '64px',
          isNumber: true,
          cell: (one: PackageSummary) => count(one.evidenceCount),
        },
        {
          title: text.columnOmissions,
          width: '64px',
          isNumber: true,
          cell: (one: PackageSummary) => count(one.omissionCount),
        },
      ]),
  { title: text.columnSize, width: '80px', isNumber: true, cell: (one) => sizeText(one.zipBytes) },
];

export const PackagesPage = (): ReactNode => {
  const search = useScreenSearch(PackagesSearch);
  const navigate = useNavigate();
  const onSearch = (next: PackagesSearch) => {
    void navigate({ to: '/packages', search: next, replace: isSmallStep(search, next) });
  };
  const { data: built, failure } = useCall('package', 'list', {});
  const engagement = useEngagement();
  const mayBuild = useMay('package.built');
  const mayDefine = useMay('engagement.created');
  const names = useRecipientNames();
  const groups = roundGroups(built ?? []);
  const latest = groups[0]?.[0];
  const ofId = groups.find((group) => group[0]?.id === search.id);
  const selected = ofId?.find((one) => one.round === search.round) ?? ofId?.[0];
  const recalled = (built ?? []).filter((one) => one.state === 'recalled').length;

  const newPackage = mayBuild && (
    <Button
      kind="primary"
      icon={<Plus className="i" aria-hidden="true" />}
      onPress={() => {
        beginAnother();
        void navigate({ to: '/packages/new' });
      }}
    >
      {text.newPackage}
    </Button>
  );
  const verify = (
    <Button
      icon={<ShieldCheck className="i" aria-hidden="true" />}
      onPress={() => void navigate({ to: '/verify', search: {} })}
    >
      {text.verifyAny}
    </Button>
  );

  return (
    <Page
      panel={
        selected !== undefined && (
          <PackagePanel
            key={refOf(selected)}
            built={selected}
            onClose={() => {
              onSearch({});
            }}
          />
        )
      }
    >
      <PageHead
        title={text.title}
        {...(latest !== undefined && {
          answer: `${text.answer(groups.length, built?.length ?? 0, text.verdict(latest.verdict))}${
            recalled === 0 ? '' : text.answerRecalled(recalled)
          }`,
        })}
        actions={
          <>
            {verify}
            {latest !== undefined && engagement !== null && newPackage}
          </>
        }
      />
      <PackagesViews value="packages" />
      <FailureNotice failure={failure} />
      {engagement === null ? (
        <EmptyState
          title={text.needsEngagementTitle}
          action={
            mayDefine && (
              <Button kind="primary" onPress={() => void navigate({ to: '/engagement' })}>
                {text.needsEngagement}
              </Button>
            )
          }
        >
          {text.needsEngagementText}
        </EmptyState>
      ) : (
        built?.length === 0 && (
          <EmptyState title={text.emptyTitle} action={newPackage}>
            {text.emptyText}
          </EmptyState>
        )
      )}
      {latest !== undefined && (
        <PlainGrid
          label={text.table}
          groups={groups}
          columns={columns(selected !== undefined, (one) => names.several(one.recipientIds))}
          rowId={refOf}
          rowLabel={(one) =>
            rounds.rowLabel(
              refOf(one),
              instantText(one.builtAt),
              text.verdict(one.verdict),
              rounds.state(one.state),
            )
          }
          selectedId={selected === undefined ? null : refOf(selected)}
          onSelect={(one) => {
            onSearch({ id: one.id, round: one.round });
          }}
        />
      )}
    </Page>
  );
};
