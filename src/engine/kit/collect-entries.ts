// Everything of a vault that could go into a kit, entry by entry as the file would have it. What does not fit into a kit
// stays, and is told.
import type { z } from 'zod';
import type { KitPart } from '../../shared/domain/kit';
import { POLICY, QUESTIONNAIRE } from '../../shared/domain/programme';
import { ControlId, controlId, CriterionId, type StarterControlId } from '../../shared/ids';
import { readRegister } from '../controls';
import { savedViews } from '../evidence';
import { asMarkdown, policyWords, saidWords } from '../policies';
import { factsAs, linksOf, recordsOf, type StoredRecord } from '../programme';
import { questionnaireTemplates } from '../questionnaires';
import { canonical } from '../records/canonical';
import { rememberedMappings } from '../requests';
import type { OpenVault } from '../vault/open-vault';
import { type Kit, KitControl, KitMapping, KitPolicy, KitQuestionnaire, KitView, KitWord } from './kit-json';

type Lists = Omit<Kit, 'format'>;
/** An entry of one list of the file. */
export type KitEntry = {
  [K in keyof Lists]: {
    readonly list: K;
    readonly part: KitPart;
    readonly key: string;
    readonly title: string;
    readonly entry: Lists[K][number];
    /** Further names that stand for the client in its texts. */
    readonly others: readonly string[];
  };
}[keyof Lists];

export interface Collected {
  readonly entries: readonly KitEntry[];
  readonly told: readonly string[];
}

const oneLine = (text: string): string => text.replace(/\s*[\r\n\t\u2028\u2029]+\s*/g, ' ').trim();

/** The entry as the file would have it; null for what does not fit into one. */
const fitting = <T extends z.ZodType>(form: T, entry: unknown): z.output<T> | null =>
  form.safeParse(entry).data ?? null;

const controlEntries = ({ db }: OpenVault, tell: (sentence: string) => void): KitEntry[] => {
  const made = db.prepare('SELECT number, starter_id AS starter, ai_specific AS ai FROM control').all() as {
    number: number;
    starter: StarterControlId | null;
    ai: 0 | 1;
  }[];
  const origin = new Map(made.map((one) => [controlId(one.number), one]));
  let retired = 0;
  const entries = [...readRegister(db)].flatMap(([id, control]): KitEntry[] => {
    if (control.isRetired) {
      retired += 1;
      return [];
    }
    const { title, wording, ownerRole, cadence, weekdaysOnly, graceDays, nature, kind } = control.facts;
    const entry = fitting(KitControl, {
      id,
      starter: origin.get(id)?.starter ?? null,
      aiSpecific: origin.get(id)?.ai === 1,
      title: oneLine(title),
      wording,
      ownerRole: oneLine(ownerRole),
      domain: oneLine(control.domain),
      ...{ cadence, weekdaysOnly, graceDays, nature, kind },
      checklist: control.checklist.map(({ text }) => text),
      mappings: [...control.pointsOfFocus, ...control.criteria].map((to) => ({
        to,
        rationale: control.rationales.get(to) ?? '',
      })),
    });
    if (entry === null) tell(`${id} stays: something of it is longer than a kit holds, or no text.`);
    return entry === null
      ? []
      : [{ list: 'controls', part: 'control', key: id, title: entry.title, entry, others: [] }];
  });
  if (retired > 0) tell(`Controls that are retired stay: ${String(retired)}.`);
  return entries;
};

/** Words that are the client's name itself: another vault has its own. */
export const OWN_WORDS: ReadonlySet<string> = new Set(['company', 'system']);

const wordEntries = ({ db }: OpenVault): KitEntry[] =>
  [...saidWords(db)]
    .filter(([name]) => !OWN_WORDS.has(name))
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([name, value]): KitEntry[] => {
      const entry = fitting(KitWord, { name, value });
      return entry === null
        ? []
        : [{ list: 'policyWords', part: 'policy-word', key: `word:${name}`, title: name, entry, others: [] }];
    });

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The text with `{{company}}` and `{{system}}` where it says the client's own names. */
const asTemplate = (vault: OpenVault): ((text: string) => string) => {
  const names = policyWords(vault)
    .filter(({ name, from, value }) => OWN_WORDS.has(name) && from !== 'default' && value.length > 1)
    .flatMap(({ name, value }) => [...new Set([asMarkdown(value), value])].map((said) => ({ name, said })))
    // The longer first: "Quillmere AI Platform" is not "{{company}} Platform".
    .sort((one, other) => other.said.length - one.said.length);
  return (text) =>
    names.reduce(
      (sofar, { name, said }) =>
        sofar.replace(
          new RegExp(`(?<![\\p{L}\\p{N}_])${escaped(said)}(?![\\p{L}\\p{N}_])`, 'gu'),
          () => `{{${name}}}`,
        ),
      text,
    );
};

const recordEntries = (
  vault: OpenVault,
  register: 'policy' | 'questionnaire',
  entryOf: (record: StoredRecord) => KitEntry | null,
  tell: (sentence: string) => void,
): KitEntry[] =>
  recordsOf(vault.db, register).flatMap((record) => {
    const entry = entryOf(record);
    if (entry === null)
      tell(`${record.id} stays: it has no text, or something of it is longer than a kit holds.`);
    return entry ?? [];
  });

const policyEntries = (vault: OpenVault, tell: (sentence: string) => void): KitEntry[] => {
  const template = asTemplate(vault);
  return recordEntries(
    vault,
    'policy',
    (record) => {
      const facts = factsAs(POLICY, record);
      if (facts.text.trim() === '') return null;
      const targets = linksOf(vault.db, record.id).map(({ target }) => target as string);
      const entry = fitting(KitPolicy, {
        title: oneLine(facts.title),
        kind: facts.kind,
        text: template(facts.text),
        reviewMonths: facts.reviewMonths,
        acknowledgedBy: facts.acknowledgedBy === 'some' ? '' : facts.acknowledgedBy,
        starter: /^PS-\d{2,3}$/.test(facts.starter) ? facts.starter : '',
        controls: [...new Set(targets.filter((one) => ControlId.safeParse(one).success))].sort(),
        criteria: [...new Set(targets.filter((one) => CriterionId.safeParse(one).success))].sort(),
      });
      return (
        entry && { list: 'policies', part: 'policy', key: record.id, title: entry.title, entry, others: [] }
      );
    },
    tell,
  );
};

/** What tells two of them apart: questions and rules, not titles. */
const asks = ({ questions, threshold }: Pick<KitQuestionnaire, 'questions' | 'threshold'>): string =>
  canonical({ questions, threshold });

const questionnaireEntries = (vault: OpenVault, tell: (sentence: string) => void): KitEntry[] => {
  const shipped = new Set(questionnaireTemplates().map(({ questions }) => canonical(questions)));
  const seen = new Set<string>();
  const vendors = new Map(
    recordsOf(vault.db, 'vendor', { withWithdrawn: true }).map((one) => [one.id, one.title]),
  );
  let ours = 0;
  let again = 0;
  const entries = recordEntries(
    vault,
    'questionnaire',
    (record) => {
      const facts = factsAs(QUESTIONNAIRE, record);
      const vendor = vendors.get(facts.vendor as typeof record.id) ?? '';
      // "Small vendors: Nimbus Cloud" is a title for one vendor; the questions are those of "Small vendors".
      const bare = vendor !== '' && facts.title.endsWith(`: ${vendor}`);
      const entry = fitting(KitQuestionnaire, {
        title: oneLine(bare ? facts.title.slice(0, -vendor.length - 2) : facts.title),
        threshold: facts.threshold,
        questions: facts.questions.map(({ reference, area, question, kind, options, weight, wanted }) => ({
          reference: oneLine(reference),
          area: oneLine(area),
          question,
          kind: kind === '' ? 'text' : kind,
          options: oneLine(options),
          weight,
          wanted: oneLine(wanted),
        })),
      });
      return (
        entry && {
          ...{ list: 'questionnaires', part: 'questionnaire', key: record.id, title: entry.title, entry },
          others: vendor === '' ? [] : [vendor],
        }
      );
    },
    tell,
  ).filter((one) => {
    if (one.list !== 'questionnaires') return false;
    const what = asks(one.entry);
    if (shipped.has(canonical(one.entry.questions))) ours += 1;
    else if (seen.has(what)) again += 1;
    else {
      seen.add(what);
      return true;
    }
    return false;
  });
  if (ours > 0) tell(`Questionnaires that ask what Muniment brings along stay: ${String(ours)}.`);
  if (again > 0) tell(`Questionnaires that ask the same as another are in it once: ${String(again)} more.`);
  return entries;
};

const mappingEntries = ({ db }: OpenVault): KitEntry[] =>
  rememberedMappings(db).flatMap(({ firm, mapping }, at): KitEntry[] => {
    const entry = fitting(KitMapping, { firm: oneLine(firm), mapping });
    const key = `mapping:${String(at + 1)}`;
    return entry === null
      ? []
      : [{ list: 'listMappings', part: 'list-mapping', key, title: entry.firm, entry, others: [] }];
  });

const viewEntries = (vault: OpenVault, tell: (sentence: string) => void): KitEntry[] => {
  const views = savedViews(vault);
  const entries = views.flatMap(({ number, name, query }): KitEntry[] => {
    const entry = fitting(KitView, { name: oneLine(name), query });
    const key = `view:${String(number)}`;
    return entry === null ? [] : [{ list: 'views', part: 'view', key, title: entry.name, entry, others: [] }];
  });
  const left = views.length - entries.length;
  if (left > 0)
    tell(`Saved views that ask for one control or one person of this vault stay: ${String(left)}.`);
  return entries;
};

/** In the order of the file. */
export const collectEntries = (vault: OpenVault): Collected => {
  const told: string[] = [];
  const tell = (sentence: string): void => void told.push(sentence);
  const entries = [
    ...controlEntries(vault, tell),
    ...wordEntries(vault),
    ...policyEntries(vault, tell),
    ...questionnaireEntries(vault, tell),
    ...mappingEntries(vault),
    ...viewEntries(vault, tell),
  ];
  return { entries, told };
};
