// What the scope calls for and is not there, each with room for its reason. A missing reason is no error:
// it makes the package a draft, and that stands on its first page.
import { useState } from 'react';
import type { Gap, PackagePlan } from '../../../shared/domain/package';
import { evidenceVersionRef, numberOf } from '../../../shared/ids';
import { ObjectLink } from '../../app/ObjectLink';
import { packages as text } from '../../messages/packages';
import { Answer } from '../../ui/Answer';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { Section } from '../../ui/Section';
import { useTimeWords } from '../evidence/use-examined-time';
import { GapReason } from './GapReason';
import { gapsWithoutReason, gapTitle, groupGaps, hasReason, type Reasons, withReason } from './package-draft';
import styles from './packages.module.css';
import { SameReasonDialog } from './SameReasonDialog';

interface CheckStepProps {
  readonly plan: PackagePlan;
  readonly reasons: Reasons;
  readonly onReasons: (reasons: Reasons) => void;
}

export const CheckStep = ({ plan, reasons, onReasons }: CheckStepProps) => {
  const [together, setTogether] = useState<readonly Gap[] | null>(null);
  const words = useTimeWords();
  const missing = gapsWithoutReason(plan.gaps, reasons).length;
  return (
    <>
      <Answer text={text.checkAnswer(plan.fileCount, plan.gaps.length, missing)} />
      {plan.waitingRedactions.length > 0 && (
        <Notice kind="missed">
          <p>
            <b>{text.waitingRedactions(plan.waitingRedactions.length)}</b>
          </p>
          <p>{text.waitingRedactionsText}</p>
          <ul className={styles.waiting}>
            {plan.waitingRedactions.map(({ id, title, version, goesIn }) => (
              <li key={id}>
                <ObjectLink id={id} label={title} /> <span dir="auto">{title}</span>:{' '}
                {text.waitingRedaction(
                  evidenceVersionRef(numberOf(id), version),
                  evidenceVersionRef(numberOf(id), goesIn),
                )}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {plan.gaps.length > 0 && <p className="muted">{text.nobodyReads}</p>}
      {groupGaps(plan.gaps).map((group) => {
        const open = group.gaps.filter((gap) => !hasReason(reasons, gap));
        return (
          <Section
            key={group.kind}
            title={text.gapKind(group.kind, words)}
            note={text.gapMeaning(group.kind)}
            {...(open.length > 1 && {
              action: (
                <Button
                  kind="quiet"
                  onPress={() => {
                    setTogether(open);
                  }}
                >
                  {text.sameReason}
                </Button>
              ),
            })}
          >
            <ul className={styles.gaps}>
              {group.gaps.map((gap) => (
                <li key={gap.key} className={styles.gap}>
                  <span className={styles.gapId}>
                    <ObjectLink id={gap.controlId ?? gap.criterionIds[0] ?? gap.key} label={gap.what} />
                  </span>
                  <span className={styles.gapWhat} dir="auto">
                    {gapTitle(gap)}
                  </span>
                  <GapReason
                    what={gap.what}
                    reason={reasons.get(gap.key) ?? ''}
                    onReason={(reason) => {
                      onReasons(withReason(reasons, [gap.key], reason));
                    }}
                  />
                </li>
              ))}
            </ul>
          </Section>
        );
      })}
      {together !== null && (
        <SameReasonDialog
          gaps={together}
          onReason={(reason) => {
            onReasons(
              withReason(
                reasons,
                together.map((gap) => gap.key),
                reason,
              ),
            );
          }}
          onClose={() => {
            setTogether(null);
          }}
        />
      )}
    </>
  );
};
