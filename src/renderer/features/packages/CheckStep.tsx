// What the scope calls for and is not there, each with room for its reason; and what goes in.
import { useState } from 'react';
import type { Gap, PackagePlan } from '../../../shared/domain/package';
import { evidenceVersionRef, numberOf } from '../../../shared/ids';
import { ObjectLink } from '../../app/ObjectLink';
import { assistant } from '../../messages/package-assistant';
import { packages as text } from '../../messages/packages';
import { Answer } from '../../ui/Answer';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { Section } from '../../ui/Section';
import { useTimeWords } from '../evidence/use-examined-time';
import { changeDraft } from './assistant-store';
import { FoldersTable } from './FoldersTable';
import { GapLine } from './GapLine';
import {
  gapsWithoutReason,
  groupGaps,
  isDeclared,
  type LeftFile,
  type Reasons,
  withReason,
} from './package-draft';
import styles from './packages.module.css';
import { SameReasonDialog } from './SameReasonDialog';

interface CheckStepProps {
  readonly plan: PackagePlan;
  readonly reasons: Reasons;
  readonly leftFiles: readonly LeftFile[];
}

/** Lines of one kind drawn at once; the rest are declared together. */
const MOST_LINES = 300;

export const CheckStep = ({ plan, reasons, leftFiles }: CheckStepProps) => {
  const [together, setTogether] = useState<readonly Gap[] | null>(null);
  const words = useTimeWords();
  const missing = gapsWithoutReason(plan.gaps, reasons).length;
  const give = (gaps: readonly Gap[], reason: string) => {
    changeDraft({
      reasons: withReason(
        reasons,
        gaps.map((gap) => gap.key),
        reason,
      ),
    });
  };
  return (
    <>
      <Answer text={text.checkAnswer(plan.fileCount, plan.gaps.length + leftFiles.length, missing)} />
      <WaitingRedactions plan={plan} />
      {plan.gaps.length > 0 && <p className="muted">{text.nobodyReads}</p>}
      {groupGaps(plan.gaps).map((group) => {
        const open = group.gaps.filter((gap) => !isDeclared(reasons, gap));
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
              {group.gaps.slice(0, MOST_LINES).map((gap) => (
                <GapLine
                  key={gap.key}
                  gap={gap}
                  reason={reasons.get(gap.key) ?? ''}
                  onReason={(reason) => {
                    give([gap], reason);
                  }}
                />
              ))}
            </ul>
            {group.gaps.length > MOST_LINES && (
              <p className="help">{assistant.moreLeftOut(group.gaps.length - MOST_LINES)}</p>
            )}
          </Section>
        );
      })}
      {leftFiles.length > 0 && <LeftFiles leftFiles={leftFiles} />}
      <FoldersTable plan={plan} />
      {together !== null && (
        <SameReasonDialog
          gaps={together}
          onReason={(reason) => {
            give(together, reason);
          }}
          onClose={() => {
            setTogether(null);
          }}
        />
      )}
    </>
  );
};

const WaitingRedactions = ({ plan }: { readonly plan: PackagePlan }) =>
  plan.waitingRedactions.length > 0 && (
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
  );

const LeftFiles = ({ leftFiles }: { readonly leftFiles: readonly LeftFile[] }) => (
  <Section title={assistant.leftFiles} note={assistant.leftFilesNote}>
    <ul className={styles.gaps}>
      {leftFiles.map(({ key, what, reason }) => (
        <li key={key} className={styles.gap}>
          <span className="id">{what}</span>
          <span className={styles.gapWhat} dir="auto">
            {reason}
          </span>
          <span className={styles.said}>
            <Button
              kind="quiet"
              aria-label={`${assistant.takeBack}: ${what}`}
              onPress={() => {
                changeDraft({ leftFiles: leftFiles.filter((one) => one.key !== key) });
              }}
            >
              {assistant.takeBack}
            </Button>
          </span>
        </li>
      ))}
    </ul>
  </Section>
);
