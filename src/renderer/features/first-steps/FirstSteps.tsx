// What do I do first? Six steps that fill themselves from what is in the vault; hidden once done or dismissed.
import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { useCall } from '../../app/use-call';
import { firstSteps as text } from '../../messages/engagement';
import { Button } from '../../ui/Button';
import { StateMark } from '../../ui/StateMark';
import { useEngagement } from '../engagement/use-engagement';
import { useTakeIn } from '../intake/use-take-in';
import styles from './first-steps.module.css';

interface Step {
  readonly title: string;
  readonly text: string;
  readonly isDone: boolean;
  readonly label?: string;
  readonly run?: () => void;
}

// Dismissed for this session of the window: what is not done yet is worth being told once a day.
const dismissed = new Set<string>();

export const FirstSteps = () => {
  const navigate = useNavigate();
  const engagement = useEngagement();
  const takeIn = useTakeIn();
  const vault = useCall('vault', 'current', {}).data;
  const [, redraw] = useState(0);
  if (vault === undefined || vault === null || engagement === undefined) return null;
  const { counts } = vault;
  const steps: readonly Step[] = [
    {
      title: text.recovery,
      text: vault.recoveryKeyConfirmed ? text.recoveryDone : text.recoveryText,
      isDone: vault.recoveryKeyConfirmed,
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
      text: text.controlsText,
      isDone: counts.controls > 0,
      label: text.controlsDo,
      run: () => void navigate({ to: '/controls' }),
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
      title: text.criteria,
      text: text.criteriaText,
      // Nothing tells that somebody has looked; it stands between evidence and package.
      isDone: counts.packages > 0,
      label: text.criteriaDo,
      run: () => void navigate({ to: '/criteria', search: { missing: true } }),
    },
    {
      title: text.package,
      text: text.packageText,
      isDone: counts.packages > 0,
      label: text.packageDo,
      run: () => void navigate({ to: '/packages/new' }),
    },
  ];
  const next = steps.findIndex((step) => !step.isDone && step.run !== undefined);
  if (next === -1 || dismissed.has(vault.vaultId)) return null;
  return (
    <section aria-label={text.title}>
      <ol className={styles.steps}>
        {steps.map((step, index) => (
          <li key={step.title} className={styles.step} data-done={step.isDone}>
            <span className={styles.number}>
              {step.isDone ? <StateMark state="met">{''}</StateMark> : index + 1}
            </span>
            <span className={styles.words}>
              <b>{step.title}</b>
              <span>{step.text}</span>
            </span>
            {!step.isDone && step.run !== undefined && step.label !== undefined && (
              <Button kind={index === next ? 'primary' : 'quiet'} onPress={step.run}>
                {step.label}
              </Button>
            )}
          </li>
        ))}
      </ol>
      <p className={styles.foot}>
        {text.foot}
        <Button
          kind="quiet"
          onPress={() => {
            dismissed.add(vault.vaultId);
            redraw((count) => count + 1);
          }}
        >
          {text.hide}
        </Button>
      </p>
    </section>
  );
};
