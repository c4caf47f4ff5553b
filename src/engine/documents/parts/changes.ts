// Starting text: changes in the period that matter to whoever relies on the description. Asked of Type II only.
import type { DescriptionFacts } from '../description-facts';
import { dayWords, enumerated, inline, paragraphs, sentence, tableOf, toWrite } from '../markdown-words';

export const changesText = ({ changes, examined }: DescriptionFacts): string => {
  if (examined.type === 1) return '';
  const significant = changes.filter((one) => one.isSignificant === 'yes');
  const open = changes.filter((one) => one.isSignificant === 'unknown');
  const undecided =
    open.length === 0
      ? null
      : toWrite(
          open.length <= 5
            ? `whether these changes are significant: ${enumerated(open.map((one) => one.id))}`
            : `which of ${open.length} changes the register does not judge are significant`,
        );
  return significant.length === 0
    ? paragraphs(
        `Nothing changed in the system or its controls between ${dayWords(examined.period.from)} and ${dayWords(examined.period.to)} that matters for relying on this description. ${toWrite('confirm this with those who change the system, and take this mark out')}`,
        undecided,
      )
    : paragraphs(
        `These changes between ${dayWords(examined.period.from)} and ${dayWords(examined.period.to)} matter for relying on this description:`,
        tableOf(
          ['Day', 'Change', 'What it means'],
          significant.map(({ id, title, doneOn, description }) => [
            dayWords(doneOn),
            `${inline(title)} (${id})`,
            sentence(description) || toWrite('what was changed, and why'),
          ]),
        ),
        undecided,
      );
};
