// The assistant that builds a package, in five steps: for whom, what of the engagement, what that is, what
// is missing and why, build and hand over. Its draft lives in assistant-store.ts.
import { useState } from 'react';
import type { Engagement } from '../../../shared/domain/engagement';
import type { PackagePlan } from '../../../shared/domain/package';
import type { PackageSummary } from '../../../shared/domain/package-round';
import type { Recipient } from '../../../shared/domain/recipient';
import type { VaultInfo } from '../../../shared/domain/vault';
import { useCall } from '../../app/use-call';
import { today } from '../../messages/dates';
import { assistant as text } from '../../messages/package-assistant';
import { FailureNotice } from '../../ui/Notice';
import { Steps } from '../../ui/Steps';
import { offeredRecipients } from '../recipients/recipient-standing';
import { AssistantFoot } from './AssistantFoot';
import { goToStep, LAST_STEP, type Step, useAssistant } from './assistant-store';
import { BuildAside } from './BuildAside';
import { BuildStep } from './BuildStep';
import { CheckStep } from './CheckStep';
import { ContentsStep } from './ContentsStep';
import { type PackageDraft, reasonsOf, selectionOf } from './package-draft';
import styles from './packages.module.css';
import { PassphraseDialog } from './PassphraseDialog';
import { RecipientStep } from './RecipientStep';
import { runBuild } from './run-build';
import { ScopeStep } from './ScopeStep';
import { Unreadable, unreadableKeys } from './Unreadable';

interface AssistantProps {
  readonly draft: PackageDraft;
  readonly engagement: Engagement;
  readonly vault: VaultInfo;
  readonly built: readonly PackageSummary[];
  readonly recipients: readonly Recipient[];
}

export const Assistant = ({ draft, engagement, vault, built, recipients }: AssistantProps) => {
  const { step, work } = useAssistant();
  /** Set while the passphrase is asked for: whether it is to be a draft. */
  const [asking, setAsking] = useState<{ readonly isDraft: boolean } | null>(null);
  const { data: plan, failure } = useCall('package', 'plan', {
    engagementId: engagement.id,
    selection: selectionOf(draft),
    round: draft.round,
  });
  const offered = offeredRecipients(recipients, today());
  const chosen = offered.filter((one) => draft.recipientIds.includes(one.id));
  // Until somebody writes a reason, those of an earlier package stand.
  const reasons = draft.reasons ?? (plan === undefined ? new Map<string, string>() : reasonsOf(plan));
  const hasBuilt = work.state === 'done';
  const unreadable = work.state === 'failed' ? unreadableKeys(work.failure) : [];

  const build = async (isDraft: boolean, passphrase: string | null) => {
    if (plan === undefined) return;
    setAsking(null);
    goToStep(LAST_STEP);
    const order = { draft, plan, reasons, isDraft, passphrase, engagement, vault, built };
    if (!(await runBuild(order))) goToStep(3);
  };
  const start = (isDraft: boolean) => {
    if (draft.encryption === 'passphrase') setAsking({ isDraft });
    else void build(isDraft, null);
  };

  return (
    <div className={hasBuilt || plan === undefined ? styles.assistantAlone : styles.assistant}>
      <div className={`content content--fixed ${styles.assistantMain ?? ''}`}>
        <h1 className="title" tabIndex={-1} data-page-title>
          {text.title}
        </h1>
        <Steps
          label={text.stepsName}
          steps={text.steps}
          now={hasBuilt ? text.steps.length : step}
          {...(work.state !== 'running' &&
            !hasBuilt && {
              onChoose: (place) => {
                goToStep(place as Step);
              },
            })}
        />
        <FailureNotice failure={failure} />
        {plan !== undefined && (
          <>
            <div className={styles.step} key={step}>
              {work.state === 'failed' &&
                (unreadable.length === 0 ? (
                  <FailureNotice failure={work.failure} />
                ) : (
                  <Unreadable keys={unreadable} leftFiles={draft.leftFiles} />
                ))}
              <StepContent
                step={step}
                draft={draft}
                plan={plan}
                reasons={reasons}
                engagement={engagement}
                vault={vault}
                built={built}
                offered={offered}
                chosen={chosen}
              />
            </div>
            <AssistantFoot
              step={step}
              draft={draft}
              plan={plan}
              reasons={reasons}
              chosen={chosen}
              work={work}
              onBuild={start}
            />
          </>
        )}
      </div>
      {plan !== undefined && !hasBuilt && (
        <BuildAside draft={draft} plan={plan} reasons={reasons} chosen={chosen} built={built} vault={vault} />
      )}
      {asking !== null && (
        <PassphraseDialog
          names={[vault.organization, ...chosen.map((one) => one.firm)]}
          onPassphrase={(passphrase) => void build(asking.isDraft, passphrase)}
          onClose={() => {
            setAsking(null);
          }}
        />
      )}
    </div>
  );
};

interface StepContentProps extends Omit<AssistantProps, 'recipients'> {
  readonly step: Step;
  readonly plan: PackagePlan;
  readonly reasons: ReadonlyMap<string, string>;
  readonly offered: readonly Recipient[];
  readonly chosen: readonly Recipient[];
}

const StepContent = ({
  step,
  draft,
  plan,
  reasons,
  engagement,
  vault,
  built,
  offered,
  chosen,
}: StepContentProps) => {
  const { work } = useAssistant();
  switch (step) {
    case 0:
      return <RecipientStep draft={draft} offered={offered} chosen={chosen} firm={engagement.firm} />;
    case 1:
      return <ScopeStep draft={draft} plan={plan} engagement={engagement} built={built} />;
    case 2:
      return <ContentsStep plan={plan} engagement={engagement} />;
    case 3:
      return <CheckStep plan={plan} reasons={reasons} leftFiles={draft.leftFiles} />;
    case 4:
      return <BuildStep work={work} vault={vault} />;
  }
};
