// Finds in a text what names the client: the organization and its system, people, numbers of its vault, addresses. A help
// for whoever reads the texts before they leave, and no proof that a text names nobody.
import { PERSON } from '../../shared/domain/programme';
import { catalog, starterControls } from '../catalog';
import type { ReadableDb } from '../db/handles';
import { listEngagements } from '../engagement';
import { memberNames } from '../journal/member-names';
import { policyStarters } from '../policies';
import { factsAs, recordsOf } from '../programme';
import type { OpenVault } from '../vault/open-vault';

const WORD = /[\p{L}\p{N}]+/gu;
/** One spelling: whatever form its letters have, and without signs that are not seen. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .toLowerCase();
const wordsIn = (text: string): string[] => plain(text).match(WORD) ?? [];

/** What stands behind the name of a company in registers and not in its texts. */
const LEGAL_FORMS = new Set(
  'inc llc ltd limited corp corporation co company plc gmbh ag se kg ug sa sas sarl srl spa bv nv ab as oy oyj aps pty pte lp llp'.split(
    ' ',
  ),
);

let ordinary: ReadonlySet<string> | null = null;
/** Words of our own texts: “Security” alone is nobody, even where a company is called so. */
const ordinaryWords = (): ReadonlySet<string> =>
  (ordinary ??= new Set(
    [
      ...starterControls().flatMap((one) => [one.title, one.description, ...one.evidence_examples]),
      ...policyStarters().map((one) => one.text),
      ...catalog().criteria.map((one) => one.title),
    ].flatMap(wordsIn),
  ));

const SHORTEST_PART = 4;
/** One word of a name that stands for it: long enough, and no ordinary word. */
const tellingParts = (words: readonly string[]): string[] =>
  words.filter((word) => word.length >= SHORTEST_PART && !ordinaryWords().has(word));

interface Named {
  readonly words: readonly string[];
  /** As it is written in the vault. */
  readonly name: string;
}

const organizationNames = (name: string): Named[] => {
  const words = wordsIn(name);
  const bare = words.filter((word) => !LEGAL_FORMS.has(word));
  return [words, bare, ...tellingParts(bare).map((word) => [word])].map((one) => ({ words: one, name }));
};

const personNames = (name: string): Named[] => {
  const words = wordsIn(name);
  const last = words.length > 1 ? tellingParts(words.slice(-1)) : [];
  // A first name alone, such as a role somebody called "Admin", would name half of every text.
  const whole = words.length > 1 ? [words] : tellingParts(words).map((word) => [word]);
  return [...whole, ...last.map((word) => [word])].map((one) => ({ words: one, name }));
};

const ownersOf = (db: ReadableDb): string[] =>
  db.prepare("SELECT DISTINCT owner FROM control_version WHERE owner <> ''").pluck().all() as string[];

/** Bounded on both sides, so that no text takes long. */
const ADDRESSES =
  /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}.-]{1,190}\.\p{L}{2,24}|https?:\/\/[^\s)>\]"']{1,200}/giu;
const NUMBERS =
  /\b(?:CTL|EVD|ENG|REQ|PKG|POP|EXC|ASM|REM|RCP|MEM|PER|VND|VRP|POL|QST|AIA|INC|RSK|CHG|DOC|RPT|SHR)-\d{2,7}\b/g;

/** What of a text names the client, as the vault or the text writes it, each once. */
export type ClientNames = (text: string) => string[];

/** `others`: further names that stand for the client in the texts that are asked about. */
export const clientNames = (vault: OpenVault, others: readonly string[] = []): ClientNames => {
  const people = recordsOf(vault.db, 'person', { withWithdrawn: true }).map((one) => factsAs(PERSON, one));
  const all = [
    ...organizationNames(vault.organization),
    ...listEngagements(vault).flatMap((one) => organizationNames(one.systemName)),
    ...[...memberNames(vault.db).values()].flatMap(personNames),
    ...people.flatMap(({ name }) => personNames(name)),
    ...ownersOf(vault.db).flatMap(personNames),
    ...others.map((name) => ({ words: wordsIn(name), name })),
  ].filter(({ words }) => words.length > 0);
  const byFirst = Map.groupBy(all, ({ words }) => words[0] ?? '');
  return (text) => {
    const found = new Set<string>();
    const words = wordsIn(text);
    words.forEach((word, at) => {
      for (const one of byFirst.get(word) ?? [])
        if (one.words.every((part, on) => words[at + on] === part)) found.add(one.name);
    });
    const visible = text.replace(/\p{Default_Ignorable_Code_Point}/gu, '');
    for (const [address] of visible.matchAll(ADDRESSES)) found.add(address);
    for (const [number] of visible.matchAll(NUMBERS)) found.add(number);
    return [...found];
  };
};
