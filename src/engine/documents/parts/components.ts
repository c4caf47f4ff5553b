// Starting text: of what the system consists: infrastructure, software, people, procedures, data, and how data moves.
import type { ScopeItemKind } from '../../../shared/domain/scope';
import type { DescribedAiAsset, DescriptionFacts } from '../description-facts';
import { dayWords, inline, listOf, paragraphs, tableOf, toWrite } from '../markdown-words';

const componentTable = ({ scope }: DescriptionFacts, kind: ScopeItemKind, missing: string): string => {
  const items = scope.items.filter((one) => one.kind === kind && one.inScope);
  return items.length === 0
    ? toWrite(missing)
    : tableOf(
        ['Part', 'What it is for'],
        items.map(({ name, note }) => [inline(name), note === '' ? toWrite('what it is for') : inline(note)]),
      );
};

const assetTable = (assets: readonly DescribedAiAsset[]): string =>
  tableOf(
    ['Name', 'Kind', 'Version', 'From', 'What it is for'],
    assets.map(({ name, type, release, vendor, purpose }) => [
      inline(name),
      type,
      inline(release),
      vendor === '' ? 'our own' : inline(vendor),
      purpose === '' ? toWrite('what it is for') : inline(purpose),
    ]),
  );

const peopleText = ({ organization, people, scope, examined }: DescriptionFacts): string => {
  const groups = scope.items.filter((one) => one.kind === 'people' && one.inScope);
  const moved =
    people.joined === null || people.left === null || examined.type === 1
      ? ''
      : ` Within the period ${people.joined} joined and ${people.left} left.`;
  return paragraphs(
    people.present === 0
      ? toWrite(`how many people work for ${inline(organization)}, and in which teams`)
      : `On ${dayWords(people.onDay)}, ${people.present === 1 ? 'one person' : `${people.present} people`} worked for ${inline(organization)}.${moved}`,
    people.teams.length === 0
      ? null
      : tableOf(
          ['Team', 'People'],
          people.teams.map(({ team, people: count }) => [inline(team), String(count)]),
        ),
    groups.length === 0
      ? null
      : tableOf(
          ['Who', 'What they do for the system'],
          groups.map(({ name, note }) => [inline(name), inline(note)]),
        ),
    toWrite('who leads the organization, who answers for security, and how they report'),
  );
};

export const componentsText = (facts: DescriptionFacts): string => {
  const flows = facts.scope.items.filter((one) => one.kind === 'data-flow' && one.inScope);
  const sets = facts.aiAssets.filter((one) => one.type === 'Dataset');
  const models = facts.aiAssets.filter((one) => one.type !== 'Dataset');
  return paragraphs(
    '### Infrastructure',
    componentTable(facts, 'infrastructure', 'where the system runs: regions, networks, computers, storage'),
    '### Software',
    componentTable(facts, 'software', 'the software of the system, and the tools it is built and run with'),
    ...(models.length === 0 ? [] : ['Models in the product:', assetTable(models)]),
    '### People',
    peopleText(facts),
    '### Procedures',
    facts.policies.length === 0
      ? toWrite('the policies and procedures by which the system is run')
      : paragraphs(
          'The system is run by these policies and procedures, which management has approved:',
          listOf(facts.policies.map(({ title }) => inline(title))),
        ),
    '### Data',
    componentTable(facts, 'data', 'which data the system takes in, makes and keeps, and how sensitive it is'),
    ...(sets.length === 0 ? [] : ['Data sets behind the models:', assetTable(sets)]),
    ...(flows.length === 0
      ? []
      : [
          'How data moves:',
          tableOf(
            ['Flow', 'Path'],
            flows.map(({ name, note }) => [inline(name), inline(note)]),
          ),
        ]),
  );
};
