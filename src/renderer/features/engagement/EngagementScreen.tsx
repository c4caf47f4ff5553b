// One engagement in its parts: frame and state, system, people, subservice organizations, what does not
// apply, and beside it all others of the vault. One draft of the scope for all parts, saved together.
import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { Plus, Printer, StepForward } from 'lucide-react';
import type { Engagement } from '../../../shared/domain/engagement';
import { UnsavedGuard } from '../../app/UnsavedGuard';
import { useCall } from '../../app/use-call';
import { useScreenSearch } from '../../app/use-screen-search';
import { count } from '../../messages/count';
import { engagement as text } from '../../messages/engagement';
import { scope as words } from '../../messages/engagement-scope';
import { Button } from '../../ui/Button';
import { FailureNotice } from '../../ui/Notice';
import { PageHead } from '../../ui/PageHead';
import { PrintSheet } from '../../ui/PrintSheet';
import { ViewTabs } from '../../ui/ViewTabs';
import { EngagementsList, timeText } from './EngagementsList';
import { type EngagementPart, EngagementSearch } from './engagement-search';
import { FrameSection } from './FrameSection';
import { NotApplicableSection } from './NotApplicableSection';
import { PeopleSection } from './PeopleSection';
import styles from './scope.module.css';
import { scopeSize, settledScope } from './scope-draft';
import { ScopeSheet } from './ScopeSheet';
import { SubserviceSection } from './SubserviceSection';
import { SystemSection } from './SystemSection';
import { type ScopeDraft, useScopeDraft } from './use-scope-draft';

interface EngagementScreenProps {
  readonly engagement: Engagement;
  readonly engagements: readonly Engagement[];
}

export const EngagementScreen = ({ engagement, engagements }: EngagementScreenProps) => {
  const { part = 'frame' } = useScreenSearch(EngagementSearch);
  const navigate = useNavigate();
  const catalog = useCall('catalog', 'get', {}).data;
  const draft = useScopeDraft(engagement.id);
  const [isPrinting, setPrinting] = useState(false);
  const { scope } = draft;
  if (scope === undefined) return <FailureNotice failure={draft.failure} />;
  const settled = settledScope(scope);
  const size = catalog === undefined ? null : scopeSize(catalog, engagement.categories, settled);
  const out = settled.items.filter((item) => !item.inScope).length;
  const number = (length: number) => (length === 0 ? undefined : count(length));
  const answer =
    size === null
      ? undefined
      : words.answer(
          engagement.type === 1 ? text.kindOne : text.kindTwo,
          engagement.systemName,
          timeText(engagement),
          engagement.firm,
          size,
        ) + words.leftOut(out, size.notApplicable);
  return (
    <div className={`content content--fixed ${styles.screen ?? ''}`}>
      <div className={styles.onScreen}>
        <PageHead
          title={text.title}
          {...(answer !== undefined && { answer })}
          actions={
            <>
              <Button
                kind="quiet"
                icon={<Printer className="i" aria-hidden="true" />}
                onPress={() => {
                  setPrinting(true);
                }}
              >
                {words.print}
              </Button>
              <Button
                icon={<StepForward className="i" aria-hidden="true" />}
                onPress={() => void navigate({ to: '/engagement', search: { form: 'roll-forward' } })}
              >
                {words.rollForward}
              </Button>
              <Button
                icon={<Plus className="i" aria-hidden="true" />}
                onPress={() => void navigate({ to: '/engagement', search: { form: 'new' } })}
              >
                {words.newOne}
              </Button>
            </>
          }
        />
        <ViewTabs<EngagementPart>
          label={words.parts}
          value={part}
          onChange={(next) => {
            void navigate({ to: '/engagement', search: { part: next } });
          }}
          tabs={[
            { id: 'frame', label: words.frame },
            { id: 'system', label: words.system, count: number(settled.items.length) },
            { id: 'people', label: words.people, count: number(settled.people.length) },
            {
              id: 'subservice',
              label: words.subservice,
              count: number(settled.subserviceOrganizations.length),
            },
            { id: 'not-applicable', label: words.notApplicable, count: number(scope.notApplicable.length) },
            { id: 'all', label: words.all, count: count(engagements.length) },
          ]}
        />
        <div className={styles.body} key={part}>
          {part === 'frame' && <FrameSection engagement={engagement} />}
          {part === 'system' && <SystemSection {...draft} scope={scope} />}
          {part === 'people' && <PeopleSection {...draft} scope={scope} />}
          {part === 'subservice' && (
            <div className={styles.sections}>
              <SubserviceSection {...draft} scope={scope} />
            </div>
          )}
          {part === 'not-applicable' && (
            <div className={styles.sections}>
              <NotApplicableSection {...draft} scope={scope} engagement={engagement} />
            </div>
          )}
          {part === 'all' && <EngagementsList engagements={engagements} mayChange />}
        </div>
        <SaveBar draft={draft} />
      </div>
      {isPrinting && (
        <PrintSheet
          onDone={() => {
            setPrinting(false);
          }}
        >
          <ScopeSheet engagement={engagement} scope={settled} />
        </PrintSheet>
      )}
    </div>
  );
};

const SaveBar = ({ draft }: { readonly draft: ScopeDraft }) => (
  <>
    <FailureNotice failure={draft.failure} />
    {draft.isDirty && (
      <div className={styles.saveBar} role="region" aria-label={words.unsaved}>
        <p role="status">
          {draft.isAsked && draft.problems > 0 ? words.problems(draft.problems) : words.unsaved}
        </p>
        <div className="btns">
          <Button kind="quiet" onPress={draft.discard}>
            {words.discard}
          </Button>
          <Button
            kind="primary"
            isDisabled={draft.isSaving}
            onPress={() => {
              void draft.save();
            }}
          >
            {words.save}
          </Button>
        </div>
      </div>
    )}
    <UnsavedGuard
      isDirty={draft.isDirty}
      what={words.what}
      save={draft.save}
      ongoing={draft.ongoing}
      keep={draft.keep}
      isStillHere={(next) =>
        next.pathname === '/engagement' && EngagementSearch.parse(next.search).form === undefined
      }
    />
  </>
);
