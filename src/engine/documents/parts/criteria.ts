// Starting text: which criteria the system is held against, and the controls that answer each.
import type { DescribedCriterion, DescriptionFacts } from '../description-facts';
import { inline, paragraphs, tableOf, toWrite } from '../markdown-words';

const controlsOf = ({ controls }: DescribedCriterion): string =>
  controls.length === 0
    ? toWrite('the controls that answer it')
    : controls.map(({ id, title }) => `${id} ${inline(title)}`).join('; ');

export const criteriaText = ({ criteria }: DescriptionFacts): string => {
  const applying = criteria.filter((one) => one.notApplicable === null);
  return paragraphs(
    'The system is held against the Trust Services Criteria (TSP section 100) of the categories named in part 1. Management has designed these controls so that the criteria are met. Criteria are named by their number and a short name of our own; their wording is in the publication of the AICPA.',
    ...[...Map.groupBy(applying, (one) => one.series)].flatMap(([series, rows]) => [
      `### ${series} ${rows[0]?.seriesName ?? ''}`,
      tableOf(
        ['Criterion', 'What it is about', 'Controls'],
        rows.map((one) => [one.id, inline(one.title), controlsOf(one)]),
      ),
    ]),
  );
};
