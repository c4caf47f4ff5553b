// The assistant that builds a package: what goes in, what is missing and why, then build and hand over.
import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import type { Engagement } from '../../../shared/domain/engagement';
import { type PackagePlan, WHOLE_SCOPE } from '../../../shared/domain/package';
import type { VaultInfo } from '../../../shared/domain/vault';
import { mayIn } from '../../app/use-access';
import { useCall } from '../../app/use-call';
import { access } from '../../messages/access';
import { packages as text } from '../../messages/packages';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { FailureNotice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';
import { Steps } from '../../ui/Steps';
import { useEngagement } from '../engagement/use-engagement';
import { BuildAside } from './BuildAside';
import { BuildStep } from './BuildStep';
import { CheckStep } from './CheckStep';
import { ContentsStep } from './ContentsStep';
import { gapsWithoutReason, reasonsOf, type Reasons } from './package-draft';
import styles from './packages.module.css';
import { type BuildWork, useBuild } from './use-build';

export const NewPackagePage = () => {
  const navigate = useNavigate();
  const engagement = useEngagement();
  const { data: vault } = useCall('vault', 'current', {});
  if (engagement === undefined || vault === undefined || vault === null) return null;
  if (!mayIn(vault, 'package.built'))
    return (
      <Page>
        <PageHead title={text.assistant} />
        <EmptyState title={text.notYours}>{access.notYours}</EmptyState>
      </Page>
    );
  if (engagement === null)
    return (
      <Page>
        <PageHead title={text.assistant} />
        <EmptyState
          title={text.needsEngagementTitle}
          action={
            <Button kind="primary" onPress={() => void navigate({ to: '/engagement' })}>
              {text.needsEngagement}
            </Button>
          }
        >
          {text.needsEngagementText}
        </EmptyState>
      </Page>
    );
  return <Assistant engagement={engagement} vault={vault} />;
};

interface AssistantProps {
  readonly engagement: Engagement;
  readonly vault: VaultInfo;
}

const Assistant = ({ engagement, vault }: AssistantProps) => {
  const { data: plan, failure } = useCall('package', 'plan', {
    engagementId: engagement.id,
    selection: WHOLE_SCOPE,
    round: { kind: 'new-package' },
  });
  const [step, setStep] = useState<0 | 1 | 2>(0);
  const [given, setGiven] = useState<Reasons | null>(null);
  const build = useBuild(engagement, vault);
  // Until somebody writes a reason, those of an earlier package stand.
  const reasons = given ?? (plan === undefined ? new Map<string, string>() : reasonsOf(plan));
  const hasBuilt = build.built !== null;

  const start = async (isDraft: boolean) => {
    if (plan === undefined) return;
    setStep(2);
    if (!(await build.start(plan, reasons, isDraft))) setStep(1);
  };

  return (
    <Page
      {...(plan !== undefined &&
        !hasBuilt && {
          panel: <BuildAside plan={plan} reasons={reasons} vault={vault} />,
        })}
    >
      <h1 className="title" tabIndex={-1} data-page-title>
        {text.assistant}
      </h1>
      <Steps label={text.stepsName} steps={text.steps} now={hasBuilt ? text.steps.length : step} />
      <FailureNotice failure={failure ?? build.failure} />
      {plan !== undefined && (
        <>
          <div className={styles.step}>
            {step === 0 && <ContentsStep plan={plan} engagement={engagement} />}
            {step === 1 && <CheckStep plan={plan} reasons={reasons} onReasons={setGiven} />}
            {step === 2 && <BuildStep build={build} vault={vault} />}
          </div>
          <AssistantFoot
            step={step}
            plan={plan}
            reasons={reasons}
            build={build}
            onStep={setStep}
            onBuild={start}
          />
        </>
      )}
    </Page>
  );
};

interface AssistantFootProps {
  readonly step: 0 | 1 | 2;
  readonly plan: PackagePlan;
  readonly reasons: Reasons;
  readonly build: BuildWork;
  readonly onStep: (step: 0 | 1) => void;
  readonly onBuild: (isDraft: boolean) => Promise<void>;
}

const AssistantFoot = ({ step, plan, reasons, build, onStep, onBuild }: AssistantFootProps) => {
  const navigate = useNavigate();
  const missing = gapsWithoutReason(plan.gaps, reasons).length;
  if (build.isRunning) return null;
  return (
    <div className={styles.foot}>
      {step === 1 ? (
        <Button
          kind="quiet"
          size={32}
          onPress={() => {
            onStep(0);
          }}
        >
          {text.back}
        </Button>
      ) : (
        <Button kind="quiet" size={32} onPress={() => void navigate({ to: '/packages', search: {} })}>
          {step === 2 ? text.another : text.cancelAssistant}
        </Button>
      )}
      <span className={styles.footRight}>
        {step === 0 && (
          <Button
            kind="primary"
            size={32}
            onPress={() => {
              onStep(1);
            }}
          >
            {text.next}
          </Button>
        )}
        {step === 1 && (
          <>
            {missing > 0 && (
              <>
                <span className="muted" id="reasons-missing">
                  {text.reasonsMissing(missing)}
                </span>
                <Button size={32} onPress={() => void onBuild(true)}>
                  {text.buildDraft}
                </Button>
              </>
            )}
            <Button
              kind="primary"
              size={32}
              isDisabled={missing > 0}
              {...(missing > 0 && { 'aria-describedby': 'reasons-missing' })}
              onPress={() => void onBuild(false)}
            >
              {text.build}
            </Button>
          </>
        )}
      </span>
    </div>
  );
};
