// What do I do first? Steps that fill themselves from what is in the vault; hidden once done or dismissed.
import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { mayIn } from '../../app/use-access';
import { useCall } from '../../app/use-call';
import { instantText } from '../../messages/dates';
import { firstSteps as text } from '../../messages/engagement';
import { Button } from '../../ui/Button';
import { StateMark } from '../../ui/StateMark';
import { useEngagement } from '../engagement/use-engagement';
import { useTakeIn } from '../intake/use-take-in';
import { ConfirmRecoveryKeyDialog } from '../vaults/ConfirmRecoveryKeyDialog';
import styles from './first-steps.module.css';
import { hideFirstSteps, useWishOfSteps } from './shown-steps';

interface Step {
  readonly title: string;
  readonly text: string;
  readonly isDone: boolean;
  readonly label?: string;
  readonly run?: () => void;
  /** Worth being told, but nothing waits for it. */
  readonly isOptional?: boolean;
}

export const FirstSteps = () => {
  const navigate = useNavigate();
  const engagement = useEngagement();
  const takeIn = useTakeIn();
  const vault = useCall('vault', 'current', {}).data;
  const starters = useCall('catalog', 'starterControls', {}).data;
  const policies = useCall('programme', 'facets', { register: 'policy' }).data;
  const [isConfirming, setConfirming] = useState(false);
  const wish = useWishOfSteps(vault?.vaultId);
  if (vault === undefined || vault === null || engagement === undefined || starters === undefined)
    return null;
  const { counts } = vault;
  const steps: readonly Step[] = [
    {
      title: text.vault,
      text: text.vaultText(vault.folderName, instantText(vault.createdAt)),
      isDone: true,
    },
    {
      title: text.recovery,
      text: vault.recoveryKeyConfirmed ? text.recoveryDone : text.recoveryText,
      isDone: vault.recoveryKeyConfirmed,
      label: text.recoveryDo,
      run: () => {
        setConfirming(true);
      },
    },
    {
      title: text.engagement,
      text: text.engagementText,
      isDone: engagement !== null,
      label: text.engagementDo,
      run: () => void navigate({ to: '/engagement' }),
    },
    {
      title: text.controls,
      text: text.controlsText(starters.length),
      isDone: counts.controls > 0,
      label: text.controlsDo,
      run: () => void navigate({ to: '/controls' }),
    },
    {
      title: text.policies,
      text: text.policiesText,
      isDone: (policies?.total ?? 0) > 0,
      label: text.policiesDo,
      isOptional: true,
      run: () => void navigate({ to: '/programme/$register', params: { register: 'policy' } }),
    },
    {
      title: text.evidence,
      text: text.evidenceText,
      isDone: counts.evidence > 0,
      label: text.evidenceDo,
      run: () => {
        takeIn.choose();
      },
    },
    {
      title: text.package,
      text: text.packageText,
      isDone: counts.packages > 0,
      label: text.packageDo,
      run: () => void navigate({ to: '/packages/new' }),
    },
  ];
  const open = steps.findIndex((step) => !step.isDone);
  // What comes before evidence is pressing; a key not yet confirmed alone is for the vault's own screen.
  const needed = steps.filter((step) => step.isOptional !== true);
  const isOver = needed.slice(2).every((step) => step.isDone);
  const isUnderWay = needed.slice(2, 5).every((step) => step.isDone);
  if (wish === 'hidden' || (wish === null && (isOver || !mayIn(vault, 'engagement.created')))) return null;
  return (
    <section aria-label={text.title}>
      <ol className={styles.steps}>
        {steps.map((step, index) =>
          // Once the work itself has begun, only what is left to do is worth its room.
          isUnderWay && wish === null && step.isDone ? null : (
            <li key={step.title} className={styles.step} data-done={step.isDone}>
              <span className={styles.number} data-open={index === open}>
                {step.isDone ? <StateMark state="met">{''}</StateMark> : index + 1}
                {step.isDone && <span className="unseen">{text.done}</span>}
              </span>
              <span className={styles.words}>
                <b>{step.title}</b>
                <span>{step.text}</span>
              </span>
              {!step.isDone && step.run !== undefined && step.label !== undefined && (
                <span className={index === open ? undefined : styles.later}>
                  <Button kind={index === open ? 'primary' : 'quiet'} onPress={step.run}>
                    {step.label}
                  </Button>
                </span>
              )}
            </li>
          ),
        )}
      </ol>
      <p className={styles.foot}>
        {text.foot}
        <span className={styles.later}>
          <Button
            kind="quiet"
            onPress={() => {
              hideFirstSteps(vault.vaultId);
            }}
          >
            {text.hide}
          </Button>
        </span>
      </p>
      {isConfirming && (
        <ConfirmRecoveryKeyDialog
          onClose={() => {
            setConfirming(false);
          }}
        />
      )}
    </section>
  );
};
