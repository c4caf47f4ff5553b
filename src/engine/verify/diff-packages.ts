// How two packages differ, from what each of them says of itself. Pure: whoever calls has verified both. Used for
// two files of an auditor and for two rounds of a vault alike.
import canonicalize from 'canonicalize';
import type { ItemChange, OtherChange, PackageDiff } from '../../shared/domain/package-round';
import type { EvidenceId, PackageId } from '../../shared/ids';
import type { OmissionsJson, PackageJson } from './package-schema';

/** What a package says of itself. */
export interface PackageText {
  readonly json: PackageJson;
  readonly omissions: OmissionsJson;
}

type Fields = Readonly<Record<string, unknown>>;
type OtherKind = OtherChange['kind'];

/** Says where files lie and which evidence there is: told by the items themselves, or follows from them. */
const FOLLOWS: ReadonlySet<string> = new Set([
  'evidence',
  'sheet',
  'page',
  'path',
  'in_base',
  'custody_entries',
  'occurrences',
  'event_days',
  'coverage',
]);

const plainly = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(plainly);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !FOLLOWS.has(name))
      .map(([name, member]) => [name, plainly(member)]),
  );
};

const isSame = (a: unknown, b: unknown): boolean => canonicalize(plainly(a)) === canonicalize(plainly(b));

const isWholly = (a: Fields, b: Fields): boolean => canonicalize(a) === canonicalize(b);

const textOf = (fields: Fields | undefined, name: string): string => {
  const value = fields?.[name];
  return typeof value === 'string' ? value : '';
};

const listOf = (json: Fields, name: string): Fields[] => {
  const value = json[name];
  return Array.isArray(value)
    ? value.filter((one): one is Fields => typeof one === 'object' && one !== null)
    : [];
};

const byKey = (list: readonly Fields[], key: string): ReadonlyMap<string, Fields> =>
  new Map(list.map((one) => [textOf(one, key), one]));

const inOrder = (a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown>): string[] =>
  [...new Set([...a.keys(), ...b.keys()])].sort();

const versionOf = (item: Fields | undefined): number | null =>
  typeof item?.['version'] === 'number' ? item['version'] : null;

const itemChanges = (from: ReadonlyMap<string, Fields>, to: ReadonlyMap<string, Fields>): ItemChange[] =>
  inOrder(from, to).flatMap((id): ItemChange[] => {
    const before = from.get(id);
    const after = to.get(id);
    const versionBefore = versionOf(before);
    const versionAfter = versionOf(after);
    if (versionBefore === versionAfter) return [];
    return [
      {
        kind: before === undefined ? 'added' : after === undefined ? 'withdrawn' : 'replaced',
        evidenceId: id as EvidenceId,
        title: textOf(after ?? before, 'title'),
        versionBefore,
        versionAfter,
        reason: '',
      },
    ];
  });

type Title = (fields: Fields | undefined) => string;
const member =
  (name: string): Title =>
  (fields) =>
    textOf(fields, name);
/** A request nobody titled is known by how it begins. */
const LONGEST_TITLE = 120;
const requestTitle: Title = (fields) =>
  (textOf(fields, 'title') || textOf(fields, 'wording')).slice(0, LONGEST_TITLE);

const others = (
  kind: OtherKind,
  title: Title,
  from: ReadonlyMap<string, Fields>,
  to: ReadonlyMap<string, Fields>,
  same: (a: Fields, b: Fields) => boolean = isSame,
): OtherChange[] =>
  inOrder(from, to).flatMap((id): OtherChange[] => {
    const before = from.get(id);
    const after = to.get(id);
    if (before !== undefined && after !== undefined && same(before, after)) return [];
    const what = before === undefined ? 'added' : after === undefined ? 'gone' : 'changed';
    return [{ kind, id, what, title: title(after ?? before) }];
  });

/** Of evidence only what changed although the version is the same: corrections, a review. */
const corrected = (from: ReadonlyMap<string, Fields>, to: ReadonlyMap<string, Fields>): OtherChange[] =>
  others('evidence', member('title'), from, to).filter(
    ({ what, id }) => what === 'changed' && versionOf(from.get(id)) === versionOf(to.get(id)),
  );

/** Members of `engagement` by what people call them. */
const SCOPE_WORDS: Readonly<Record<string, string>> = {
  entity: 'Name of the organization',
  system: 'Name of the system',
  type: 'Type of the report',
  as_of: 'As-of date',
  period: 'Period',
  categories: 'Categories',
  catalog: 'Catalog of criteria',
  firm: 'Firm',
  criteria_in_scope: 'Criteria in scope',
  points_of_focus_in_scope: 'Points of focus in scope',
  scope: 'Description of the scope',
  selection: 'What was selected',
};

const scopeChanges = (from: Fields, to: Fields): OtherChange[] => {
  const members = (json: Fields): Fields => ({
    ...(json['engagement'] as Fields),
    ...('selection' in json ? { selection: json['selection'] } : {}),
  });
  const before = members(from);
  const after = members(to);
  return Object.entries(SCOPE_WORDS).flatMap(([id, title]): OtherChange[] => {
    // A member that only one of the two programs writes says nothing of the scope.
    if (!(id in before) || !(id in after) || isSame(before[id], after[id])) return [];
    return [{ kind: 'scope', id, what: 'changed', title }];
  });
};

/** Reasons that `to` gives itself, where it was made against `from`. */
const reasonsIn = (from: PackageText, to: PackageText): ReadonlyMap<string, string> => {
  const changes = (to.json as Fields)['changes'] as Fields | undefined;
  const of = changes?.['from'] as Fields | undefined;
  const { id, round } = from.json.package;
  if (changes === undefined || of?.['id'] !== id || of['round'] !== round) return new Map();
  return new Map(listOf(changes, 'evidence').map((one) => [textOf(one, 'id'), textOf(one, 'reason')]));
};

/** Records of all registers, or editions, each by the number people quote. */
const recordsIn = (json: Fields): ReadonlyMap<string, Fields> => {
  const programme = (json['programme'] ?? {}) as Fields;
  return byKey(
    listOf(programme, 'registers').flatMap((one) => listOf(one, 'records')),
    'id',
  );
};
const editionsIn = (json: Fields): ReadonlyMap<string, Fields> =>
  new Map(
    listOf((json['programme'] ?? {}) as Fields, 'editions').map((one) => [
      `${textOf(one, 'policy')}.${String(one['edition'])}`,
      one,
    ]),
  );

/**
 * What `to` changed against `from`, evidence first, everything by its number. Reasons are those that `to` gives in
 * its `changes`, where it was made against `from`.
 */
export const diffPackages = (from: PackageText, to: PackageText): PackageDiff => {
  const [before, after] = [from.json as Fields, to.json as Fields];
  const evidence = [byKey(listOf(before, 'evidence'), 'id'), byKey(listOf(after, 'evidence'), 'id')] as const;
  const reasons = reasonsIn(from, to);
  const items = itemChanges(...evidence).map((one) => ({
    ...one,
    reason: reasons.get(one.evidenceId) ?? '',
  }));
  const count = (kind: ItemChange['kind']): number => items.filter((one) => one.kind === kind).length;
  const both = (name: string, key = 'id') =>
    [byKey(listOf(before, name), key), byKey(listOf(after, name), key)] as const;
  const [added, replaced] = [count('added'), count('replaced')];
  return {
    from: { packageId: from.json.package.id as PackageId, round: from.json.package.round },
    to: { packageId: to.json.package.id as PackageId, round: to.json.package.round },
    counts: {
      added,
      replaced,
      withdrawn: count('withdrawn'),
      unchanged: evidence[1].size - added - replaced,
    },
    items,
    others: [
      ...corrected(...evidence),
      ...others('control', member('title'), ...both('controls')),
      ...others('exception', member('title'), ...both('exceptions')),
      ...others('population', member('title'), ...both('populations')),
      // Which evidence answers a request is told by the request alone.
      ...others('request', requestTitle, ...both('requests'), isWholly),
      ...others('record', member('title'), recordsIn(before), recordsIn(after), isWholly),
      ...others('edition', member('title'), editionsIn(before), editionsIn(after), isWholly),
      ...others(
        'omission',
        member('what'),
        byKey(from.omissions.omissions, 'key'),
        byKey(to.omissions.omissions, 'key'),
      ),
      ...scopeChanges(before, after),
    ],
  };
};
