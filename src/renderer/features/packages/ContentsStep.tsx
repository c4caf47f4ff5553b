// What goes into the package, before anything is asked.
import type { Engagement } from '../../../shared/domain/engagement';
import type { PackagePlan } from '../../../shared/domain/package';
import { useCall } from '../../app/use-call';
import { count } from '../../messages/count';
import { dateText, rangeText } from '../../messages/dates';
import { packages as text } from '../../messages/packages';
import { sizeText } from '../../messages/size';
import { Answer } from '../../ui/Answer';
import { KeyValues } from '../../ui/KeyValues';
import { Section } from '../../ui/Section';
import styles from './packages.module.css';

interface ContentsStepProps {
  readonly plan: PackagePlan;
  readonly engagement: Engagement;
}

export const ContentsStep = ({ plan, engagement }: ContentsStepProps) => {
  const { data: catalog } = useCall('catalog', 'get', {});
  const categories = (catalog?.categories ?? [])
    .filter((category) => engagement.categories.includes(category.id))
    .map((category) => category.name);
  const folders = [
    ['20_controls', text.contents.controls, plan.controlCount, null],
    ['30_evidence', text.contents.evidence, plan.fileCount, plan.fileBytes],
    ['02_index', text.contents.readme, null, null],
    ['90_custody', text.contents.custody, null, null],
    ['omissions.json', text.contents.omissions, plan.gaps.length, null],
    ['tagmanifest', text.contents.signature, null, null],
  ] as const;
  return (
    <>
      <Answer
        text={
          plan.evidenceCount === 0
            ? text.contentsAnswerNone(plan.controlCount)
            : text.contentsAnswer(plan.fileCount, plan.evidenceCount, plan.controlCount)
        }
      />
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
      <Section title={text.contentsTable}>
        <table className={`table ${styles.contents}`}>
          <thead>
            <tr>
              <th scope="col">{text.folder}</th>
              <th scope="col">{text.what}</th>
              <th scope="col" className="r">
                {text.items}
              </th>
              <th scope="col" className="r">
                {text.size}
              </th>
            </tr>
          </thead>
          <tbody>
            {folders.map(([folder, what, items, bytes]) => (
              <tr key={folder}>
                <td>
                  <span className="id">{folder}</span>
                </td>
                <td>{what}</td>
                <td className="r">{items === null ? '' : count(items)}</td>
                <td className="r">{bytes === null ? '' : sizeText(bytes)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
    </>
  );
};
