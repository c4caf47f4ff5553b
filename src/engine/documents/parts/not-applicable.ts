// Starting text: criteria of the chosen categories that do not apply, each with management's reason.
import { CATEGORY_IDS } from '../../../shared/domain/catalog';
import { CATEGORY_LABELS } from '../../../shared/domain/programme/vendor-report';
import type { DescriptionFacts } from '../description-facts';
import { enumerated, inline, paragraphs, sentence, tableOf, toWrite } from '../markdown-words';

export const notApplicableText = ({ criteria, categories }: DescriptionFacts): string => {
  const rows = criteria.flatMap(({ id, title, notApplicable }) =>
    notApplicable === null
      ? []
      : [[id, inline(title), sentence(notApplicable) || toWrite('why it does not apply')]],
  );
  const left = CATEGORY_IDS.filter((id) => !categories.includes(id)).map((id) =>
    CATEGORY_LABELS[id].toLowerCase(),
  );
  return paragraphs(
    rows.length === 0
      ? 'All criteria of the chosen categories apply to the system.'
      : 'These criteria of the chosen categories do not apply to the system:',
    rows.length === 0 ? null : tableOf(['Criterion', 'What it is about', 'Why it does not apply'], rows),
    left.length === 0
      ? null
      : `The ${left.length === 1 ? 'category' : 'categories'} ${enumerated(left)} ${left.length === 1 ? 'was' : 'were'} not chosen for this examination.`,
  );
};
