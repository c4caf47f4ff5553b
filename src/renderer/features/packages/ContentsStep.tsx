// What goes into the package, and what the vault holds that does not, before anything is asked.
import type { Engagement } from '../../../shared/domain/engagement';
import { LEFT_OUT_REASONS, type PackagePlan } from '../../../shared/domain/package';
import { ObjectLink } from '../../app/ObjectLink';
import { useCall } from '../../app/use-call';
import { count } from '../../messages/count';
import { dateText, rangeText } from '../../messages/dates';
import { assistant } from '../../messages/package-assistant';
import { packages as text } from '../../messages/packages';
import { Answer } from '../../ui/Answer';
import { KeyValues } from '../../ui/KeyValues';
import { Section } from '../../ui/Section';
import { FoldersTable } from './FoldersTable';
import styles from './packages.module.css';

interface ContentsStepProps {
  readonly plan: PackagePlan;
  readonly engagement: Engagement;
}

/** More lines than anybody reads here; the package counts them all. */
const MOST_LINES = 200;

export const ContentsStep = ({ plan, engagement }: ContentsStepProps) => {
  const { data: catalog } = useCall('catalog', 'get', {});
  const categories = (catalog?.categories ?? [])
    .filter((category) => engagement.categories.includes(category.id))
    .map((category) => category.name);
  return (
    <>
      <Answer
        text={
          plan.evidenceCount === 0
            ? assistant.contentsAnswerNone(plan.controlCount)
            : assistant.contentsAnswer(plan.fileCount, plan.evidenceCount, plan.controlCount)
        }
      />
      <FoldersTable plan={plan} />
      {plan.leftOut.length > 0 && <StaysOut leftOut={plan.leftOut} />}
      <Section title={text.engagement}>
        <KeyValues
          wide
          facts={[
            [text.system, <bdi key="system">{engagement.systemName}</bdi>],
            engagement.type === 1
              ? [text.asOf, dateText(engagement.asOf)]
              : [text.time, rangeText(engagement.period)],
            [text.categories, categories.join(', ')],
            [text.criteriaCount, count(plan.criterionCount)],
            [text.firm, engagement.firm === '' ? text.firmNotSaid : <bdi key="firm">{engagement.firm}</bdi>],
          ]}
        />
      </Section>
    </>
  );
};

const StaysOut = ({ leftOut }: { readonly leftOut: PackagePlan['leftOut'] }) => (
  <Section title={assistant.staysOut} note={assistant.staysOutNote}>
    <div className={styles.staysOut}>
      {LEFT_OUT_REASONS.map((reason) => ({
        reason,
        things: leftOut.filter((one) => one.reason === reason),
      }))
        .filter(({ things }) => things.length > 0)
        .map(({ reason, things }) => (
          <details key={reason} className={styles.more}>
            <summary>
              {assistant.leftOutReason(reason)} <span className="faint">{count(things.length)}</span>
            </summary>
            <ul>
              {things.slice(0, MOST_LINES).map(({ id, title }) => (
                <li key={id}>
                  <ObjectLink id={id} label={title} /> <bdi>{title}</bdi>
                </li>
              ))}
              {things.length > MOST_LINES && (
                <li className="faint">{assistant.moreLeftOut(things.length - MOST_LINES)}</li>
              )}
            </ul>
          </details>
        ))}
    </div>
  </Section>
);
