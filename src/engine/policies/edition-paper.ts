// A policy on its way to paper: an edition, the draft that is not one yet, and the sheet to sign by hand.
import { heading, paragraph, plainText, tableOf, type Block } from '../../shared/document/blocks';
import { parseMarkdown } from '../../shared/document/parse-markdown';
import { PERSON, POLICY } from '../../shared/domain/programme';
import type { Policy } from '../../shared/domain/programme/policy';
import type { RecordId } from '../../shared/domain/programme/record-id';
import type { Sha256 } from '../../shared/ids';
import { addMonths, type CalendarDate } from '../../shared/period';
import { factsAs, type StoredRecord } from '../programme';
import type { Paper } from '../paper';

/** What stands on an edition. All of it is stored, so that the same edition is the same paper at any time. */
export interface OnPaper {
  readonly policyId: RecordId;
  readonly organization: string;
  readonly facts: Policy;
  readonly edition: number;
  readonly textSha256: Sha256;
  readonly inForceFrom: CalendarDate;
  readonly approvedBy: string;
  readonly approvedOn: CalendarDate;
}

const kindOf = ({ kind }: Policy): string =>
  POLICY.fields.kind.options.find((one) => one.id === kind)?.label ?? 'Policy';

/** The day an edition in force from that day is to be reviewed by. */
export const reviewDay = ({ reviewMonths }: Policy, inForceFrom: CalendarDate): CalendarDate =>
  addMonths(inForceFrom, Number(reviewMonths === '' ? '12' : reviewMonths));

/** The text without a first heading that only repeats the title, which stands on the paper already. */
const bodyOf = ({ title, text }: Policy): Block[] => {
  const blocks = parseMarkdown(text);
  const [first] = blocks;
  const repeats =
    first?.kind === 'heading' && first.level === 1 && plainText(first.runs).trim() === title.trim();
  return repeats ? blocks.slice(1) : blocks;
};

const stated = (facts: readonly (readonly [string, string])[]): (readonly [string, string])[] =>
  facts.filter(([, value]) => value !== '');

const editionFacts = (on: OnPaper): (readonly [string, string])[] =>
  stated([
    ['Organization', on.organization],
    ['Edition', String(on.edition)],
    ['In force from', on.inForceFrom],
    ['Approved by', on.approvedBy],
    ['Approved on', on.approvedOn],
    ['Owner', on.facts.owner],
    ['Next review', reviewDay(on.facts, on.inForceFrom)],
    ['SHA-256 of the text', on.textSha256],
  ]);

export const editionPaper = (on: OnPaper): Paper => ({
  title: on.facts.title,
  kind: kindOf(on.facts),
  facts: editionFacts(on),
  blocks: bodyOf(on.facts),
  footer: `${on.policyId} ${on.facts.title}, edition ${String(on.edition)}`,
  mark: null,
  language: 'en',
});

export const draftPaper = (organization: string, policy: StoredRecord): Paper => {
  const facts = factsAs(POLICY, policy);
  return {
    title: facts.title,
    kind: kindOf(facts),
    facts: stated([
      ['Organization', organization],
      ['State', 'Draft: this text is not approved'],
      ['Version', String(policy.version)],
      ['Owner', facts.owner],
    ]),
    blocks: bodyOf(facts),
    footer: `${policy.id} ${facts.title}, draft`,
    mark: 'Draft',
    language: 'en',
  };
};

/** One line for each person, to sign by hand. */
export const signSheet = (on: OnPaper, people: readonly StoredRecord[]): Paper => ({
  title: on.facts.title,
  kind: 'Acknowledgement',
  facts: editionFacts(on),
  blocks: [
    paragraph('By signing here I say that I have read this edition of the document and will follow it.'),
    tableOf(
      ['Number', 'Name', 'Team', 'Day', 'Signature'],
      people.map((person) => {
        const { name, team } = factsAs(PERSON, person);
        return [person.id, name, team, '', ''];
      }),
    ),
    ...(people.length === 0 ? [heading(2, 'Nobody on the roster is asked to acknowledge it.')] : []),
  ],
  footer: `Acknowledgement of ${on.policyId}, edition ${String(on.edition)}`,
  mark: null,
  language: 'en',
});
