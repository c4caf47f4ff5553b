// The buttons under the assistant: back and on, and at the check the two ways to build.
import { useNavigate } from '@tanstack/react-router';
import type { PackagePlan } from '../../../shared/domain/package';
import type { Recipient } from '../../../shared/domain/recipient';
import { assistant as text } from '../../messages/package-assistant';
import { packages } from '../../messages/packages';
import { Button } from '../../ui/Button';
import { canEncryptTo } from '../recipients/recipient-standing';
import { type BuildWork, emptyAssistant, goToStep, type Step } from './assistant-store';
import { gapsWithoutReason, type PackageDraft, type Reasons, scopeFaults } from './package-draft';
import styles from './packages.module.css';

interface AssistantFootProps {
  readonly step: Step;
  readonly draft: PackageDraft;
  readonly plan: PackagePlan;
  readonly reasons: Reasons;
  readonly chosen: readonly Recipient[];
  readonly work: BuildWork;
  readonly onBuild: (isDraft: boolean) => void;
}

const WHY = 'why-not-on';

export const AssistantFoot = ({ step, draft, plan, reasons, chosen, work, onBuild }: AssistantFootProps) => {
  const navigate = useNavigate();
  if (work.state === 'running' || work.state === 'choosing') return null;
  const missing = gapsWithoutReason(plan.gaps, reasons).length;
  const isKeyMissing = draft.encryption === 'recipients' && !canEncryptTo(chosen);
  const isScopeOdd = scopeFaults(draft).size > 0;
  const blocked = isKeyMissing ? text.blockedRecipient : isScopeOdd ? text.blockedScope : null;
  // One can look ahead; what is not right stops the step it belongs to, and the build.
  const stopsHere = (step === 0 && isKeyMissing) || (step === 1 && isScopeOdd);
  const leave = () => void navigate({ to: '/packages', search: {} });
  return (
    <div className={styles.foot}>
      {step === 0 || work.state === 'done' ? (
        <Button
          kind="quiet"
          size={32}
          onPress={() => {
            if (work.state === 'done') emptyAssistant();
            leave();
          }}
        >
          {work.state === 'done' ? packages.another : text.close}
        </Button>
      ) : (
        <Button
          kind="quiet"
          size={32}
          onPress={() => {
            goToStep((step - 1) as Step);
          }}
        >
          {text.back}
        </Button>
      )}
      <span className={styles.footRight}>
        {step < 3 && (
          <>
            {stopsHere && (
              <span className="muted" id={WHY}>
                {blocked}
              </span>
            )}
            <Button
              kind="primary"
              size={32}
              isDisabled={stopsHere}
              {...(stopsHere && { 'aria-describedby': WHY })}
              onPress={() => {
                goToStep((step + 1) as Step);
              }}
            >
              {text.next}
            </Button>
          </>
        )}
        {step === 3 && (
          <>
            {(missing > 0 || blocked !== null) && (
              <span className="muted" id={WHY}>
                {blocked ?? text.missingReasons(missing)}
              </span>
            )}
            {missing > 0 && (
              <Button
                size={32}
                isDisabled={blocked !== null}
                onPress={() => {
                  onBuild(true);
                }}
              >
                {packages.buildDraft}
              </Button>
            )}
            <Button
              kind="primary"
              size={32}
              isDisabled={missing > 0 || blocked !== null}
              {...((missing > 0 || blocked !== null) && { 'aria-describedby': WHY })}
              onPress={() => {
                onBuild(false);
              }}
            >
              {packages.build}
            </Button>
          </>
        )}
      </span>
    </div>
  );
};
