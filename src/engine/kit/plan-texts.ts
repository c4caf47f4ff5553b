// Words of policies, policies and questionnaires of a kit held against those of the vault. A text that is here stays as it is:
// what differs comes beside it, as a draft.
import type { KitRow } from '../../shared/domain/kit';
import { POLICY, QUESTIONNAIRE } from '../../shared/domain/programme';
import type { RecordTarget } from '../../shared/domain/programme/record';
import type { ControlId } from '../../shared/ids';
import type { CalendarDate } from '../../shared/period';
import { isCriterion } from '../catalog';
import {
  filled,
  policyWords,
  saidWords,
  settledWord,
  starterWords,
  wordValues,
  writeWords,
} from '../policies';
import { addRecords, factsAs, linkRecords, recordsOf, type StoredRecord } from '../programme';
import { canonical } from '../records/canonical';
import type { Change, OpenVault } from '../vault/open-vault';
import { OWN_WORDS } from './collect-entries';
import type { KitPolicy, KitQuestionnaire, KitWord } from './kit-json';
import {
  differing,
  isNew,
  isOther,
  isRefused,
  isSame,
  type PlannedEntry,
  type TakenSoFar,
  titleKey,
} from './planned-entry';

const FROM_A_KIT = 'From a kit.';

export const planWords = (vault: OpenVault, words: readonly KitWord[]): PlannedEntry[] => {
  const said = saidWords(vault.db);
  const labels = new Map(starterWords().map(({ name, label }) => [name, label]));
  return words.map(({ name, value: typed }) => {
    const label = labels.get(name);
    const shown = { key: `word:${name}`, part: 'policy-word', title: label ?? name } as const;
    if (label === undefined) return isRefused(shown, 'The starters have no such word.');
    if (OWN_WORDS.has(name))
      return isRefused(shown, 'It says who the client is, and this vault has its own.');
    const value = settledWord(name, typed);
    const here = said.get(name);
    if (here === value) return isSame(shown, label);
    const fields = differing([[label, here ?? '', value]]);
    const write = (change: Change): string => {
      writeWords(change, { [name]: value });
      return name;
    };
    return here === undefined
      ? isNew(shown, fields, write)
      : isOther(shown, label, 'replaces', fields, write);
  });
};

/** The one of each title that stands; those that share a title are meant by none. */
const byTitle = (records: readonly StoredRecord[]): ReadonlyMap<string, StoredRecord> =>
  new Map(
    [...Map.groupBy(records, ({ title }) => titleKey(title))].flatMap(([key, [one, ...others]]) =>
      one === undefined || others.length > 0 ? [] : [[key, one] as const],
    ),
  );

const sharedTitles = (entries: readonly { readonly title: string }[]): ReadonlySet<string> =>
  new Set(
    [...Map.groupBy(entries, ({ title }) => titleKey(title))].flatMap(([key, same]) =>
      same.length > 1 ? [key] : [],
    ),
  );

interface Given {
  readonly vault: OpenVault;
  readonly on: CalendarDate;
}

/** Adds a draft, or a second one beside the one that is there. */
const addsDraft = (
  shown: Pick<KitRow, 'key' | 'part' | 'title'>,
  here: StoredRecord | undefined,
  fields: KitRow['fields'],
  write: NonNullable<PlannedEntry['write']>,
): PlannedEntry =>
  here === undefined ? isNew(shown, fields, write) : isOther(shown, here.id, 'beside', fields, write);

export const planPolicies = (
  { vault, on }: Given,
  policies: readonly KitPolicy[],
  words: readonly KitWord[],
  meant: ReadonlyMap<ControlId, ControlId>,
): PlannedEntry[] => {
  const here = byTitle(recordsOf(vault.db, 'policy'));
  const shared = sharedTitles(policies);
  const values = wordValues(vault);
  // As it would read with the words that come along.
  const unsaid = new Set(policyWords(vault).flatMap(({ name, from }) => (from === 'said' ? [] : [name])));
  for (const { name, value } of words) if (unsaid.has(name) && !OWN_WORDS.has(name)) values.set(name, value);
  return policies.map((policy, at) => {
    const { title, kind, reviewMonths, starter } = policy;
    const shown = { key: `policy:${String(at + 1)}`, part: 'policy', title } as const;
    const unknown = policy.criteria.find((id) => !isCriterion(id));
    if (unknown !== undefined)
      return isRefused(shown, `It belongs to ${unknown}, which the catalog here does not have.`);
    const known = shared.has(titleKey(title)) ? undefined : here.get(titleKey(title));
    const was = known === undefined ? null : factsAs(POLICY, known);
    const text = filled(policy.text, values);
    if (known !== undefined && was?.text === text && was.kind === kind) return isSame(shown, known.id);
    const fields = differing([
      ['Kind', POLICY_KINDS[was?.kind ?? ''] ?? '', POLICY_KINDS[kind] ?? ''],
      ['Text', was?.text ?? '', text],
    ]);
    return addsDraft(shown, known, fields, (change: Change, taken: TakenSoFar) => {
      const facts = {
        ...{ title, kind, reviewMonths, starter },
        ...(policy.acknowledgedBy !== '' && { acknowledgedBy: policy.acknowledgedBy }),
        text: filled(policy.text, wordValues(vault)),
      };
      const [id] = addRecords(change, 'policy', [{ facts }], { on, note: FROM_A_KIT, via: 'file' });
      const controls = policy.controls.flatMap((one) => taken.get(one) ?? meant.get(one) ?? []);
      const targets = [...new Set<string>([...controls, ...policy.criteria])] as RecordTarget[];
      if (id !== undefined && targets.length > 0) linkRecords(change, [id], targets, FROM_A_KIT);
      return id ?? '';
    });
  });
};

const POLICY_KINDS: Readonly<Record<string, string>> = Object.fromEntries(
  POLICY.fields.kind.options.map(({ id, label }) => [id, label]),
);

type Asked = KitQuestionnaire['questions'];

const asked = (questions: Asked): string =>
  questions
    .map(({ reference, question, options, wanted, weight }) =>
      [reference, question, options, wanted, weight === null ? '' : String(weight)]
        .filter((one) => one !== '')
        .join(' · '),
    )
    .join('\n');

const bareOf = (record: StoredRecord): { questions: Asked; threshold: number | null } => {
  const { questions, threshold } = factsAs(QUESTIONNAIRE, record);
  return {
    threshold,
    questions: questions.map(({ reference, area, question, kind, options, weight, wanted }) => ({
      ...{ reference, area, question, options, weight, wanted },
      kind: kind === '' ? 'text' : kind,
    })),
  };
};

export const planQuestionnaires = (
  { vault, on }: Given,
  questionnaires: readonly KitQuestionnaire[],
): PlannedEntry[] => {
  const here = byTitle(recordsOf(vault.db, 'questionnaire'));
  const shared = sharedTitles(questionnaires);
  return questionnaires.map(({ title, threshold, questions }, at) => {
    const shown = { key: `questionnaire:${String(at + 1)}`, part: 'questionnaire', title } as const;
    const known = shared.has(titleKey(title)) ? undefined : here.get(titleKey(title));
    const was = known === undefined ? null : bareOf(known);
    if (known !== undefined && canonical(was) === canonical({ questions, threshold }))
      return isSame(shown, known.id);
    const limit = (of: number | null | undefined): string => (typeof of === 'number' ? String(of) : '');
    const fields = differing([
      ['Below this many of 100, look again', limit(was?.threshold), limit(threshold)],
      ['Questions', asked(was?.questions ?? []), asked(questions)],
    ]);
    return addsDraft(shown, known, fields, (change) => {
      const facts = {
        ...{ title, threshold },
        questions: questions.map((one) => ({ ...one, answer: '', comment: '', finding: '', task: '' })),
      };
      const [id] = addRecords(change, 'questionnaire', [{ facts }], { on, note: FROM_A_KIT, via: 'file' });
      return id ?? '';
    });
  });
};
