// What did we hand over, and what does the auditor need to check it? Built packages, and one in the panel.
import type { ReactNode } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { Plus, ShieldCheck } from 'lucide-react';
import type { PackageId } from '../../../shared/ids';
import { isSmallStep } from '../../app/small-step';
import { useMay } from '../../app/use-access';
import { useCall } from '../../app/use-call';
import { instantText } from '../../messages/dates';
import { packages as text } from '../../messages/packages';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { FailureNotice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';
import { useEngagement } from '../engagement/use-engagement';
import { PackagePanel } from './PackagePanel';
import { PackagesSearch } from './packages-search';
import { PackagesTable } from './PackagesTable';
import { useScreenSearch } from '../../app/use-screen-search';

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
  const selected = built?.find((one) => one.id === search.id);
  const latest = built?.toSorted((a, b) => (a.builtAt < b.builtAt ? 1 : -1))[0];

  const newPackage = mayBuild && (
    <Button
      kind="primary"
      icon={<Plus className="i" aria-hidden="true" />}
      onPress={() => void navigate({ to: '/packages/new' })}
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
          answer: text.answer(built?.length ?? 0, text.verdict(latest.verdict)),
        })}
        actions={
          <>
            {verify}
            {latest !== undefined && engagement !== null && newPackage}
          </>
        }
      />
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
      {built !== undefined && built.length > 0 && (
        <PackagesTable
          packages={built}
          selectedId={search.id ?? null}
          label={(one) => `${one.id}, ${instantText(one.builtAt)}, ${text.verdict(one.verdict)}`}
          onSelect={(id: PackageId) => {
            onSearch({ id });
          }}
        />
      )}
    </Page>
  );
};
