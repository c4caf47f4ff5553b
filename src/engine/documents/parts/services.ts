// Starting text: what the organization offers, and where the system that is examined ends.
import { CATEGORY_LABELS } from '../../../shared/domain/programme/vendor-report';
import type { DescriptionFacts } from '../description-facts';
import { enumerated, inline, listOf, paragraphs, sentence, timeWords, toWrite } from '../markdown-words';

const told = (name: string, words: string): string =>
  words === '' ? `**${inline(name)}**` : `**${inline(name)}**: ${inline(words)}`;

export const servicesText = ({
  organization,
  system,
  scope,
  examined,
  categories,
}: DescriptionFacts): string => {
  const services = scope.items.filter((one) => one.kind === 'service' && one.inScope);
  const out = scope.items.filter((one) => !one.inScope);
  return paragraphs(
    `${inline(organization)} provides ${inline(system)}. ${toWrite('what the service does, for whom, and since when it is offered')}`,
    `This description tells how the system was designed and in place ${timeWords(examined)}. It covers ${categories.length === 1 ? 'the category' : 'the categories'} ${enumerated(categories.map((id) => CATEGORY_LABELS[id].toLowerCase()))}.`,
    '### What is offered',
    services.length === 0
      ? toWrite('each service that customers use, in one sentence')
      : listOf(services.map(({ name, note }) => told(name, note))),
    '### Where the system ends',
    scope.boundary === ''
      ? toWrite('what belongs to the system and what does not')
      : sentence(scope.boundary),
    ...(out.length === 0
      ? []
      : [
          'These parts of the organization do not belong to it:',
          listOf(out.map((one) => told(one.name, one.reason))),
        ]),
  );
};
