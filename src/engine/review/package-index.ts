// Everything a package speaks of, by its id: what is said of it, what it is linked to, what happened to it since the
// round before, and the digest of its content. Made once when the package is opened, from what its signature covers.
import canonicalize from 'canonicalize';
import type { RECORD_CHANGES, RecordKind } from '../../shared/domain/review';
import { UserError } from '../../shared/errors';
import type { Sha256 } from '../../shared/ids';
import { isPlainlyVisible, visibleText } from '../../shared/visible-text';
import { catalog } from '../catalog';
import { sha256Hex } from '../crypto/hash';
import type { OmissionsJson, PackageJson } from '../verify';
import type { ReceivedSubject } from './opened-received';
import { listIn, namesIn, type Said, saidIn, textIn } from './said';
import { titleOf } from './words';

type Change = (typeof RECORD_CHANGES)[number];

export interface IndexedSubject extends ReceivedSubject {
  readonly said: Said;
}

export interface PackageIndex {
  readonly subjects: readonly IndexedSubject[];
  readonly ofKind: (kind: RecordKind) => readonly IndexedSubject[];
  readonly find: (id: string) => IndexedSubject | null;
  /** Of an item's version, as `evidence` members name it. */
  readonly findEvidence: (ref: string) => IndexedSubject | null;
  /** Ids of what it belongs to and what belongs to it. */
  readonly linksOf: (id: string) => ReadonlySet<string>;
  /** Null in a first round. */
  readonly changeOf: (id: string) => Change | null;
  readonly digestOf: (id: string) => Sha256 | null;
}

/** Where it lies, how many entries tell of it, which number an omission has here: no content of its own. */
const NO_CONTENT: ReadonlySet<string> = new Set(['path', 'in_base', 'sheet', 'page', 'custody_entries']);

const contentOf = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(contentOf);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !NO_CONTENT.has(name))
      .map(([name, member]) => [name, contentOf(member)]),
  );
};

const NO_LINKS: ReadonlySet<string> = new Set();

const criteriaOf = (json: PackageJson): IndexedSubject[] => {
  const named = new Map(catalog().criteria.map((one) => [one.id as string, one.title]));
  const reasons = new Map(
    (json.engagement.scope?.not_applicable ?? []).map((one) => [one.criterion, one.reason]),
  );
  const mapped = json.controls.flatMap((one) => one.criteria ?? []);
  const ids = new Set([...(json.engagement.criteria_in_scope ?? []), ...mapped]);
  return [...ids].map((id) => ({
    ...{ kind: 'criterion', id, title: named.get(id) ?? '' },
    said: { id, ...(reasons.has(id) ? { not_applicable: reasons.get(id) } : {}) },
  }));
};

/**
 * Files of a document are named by their path; what the list of files says of each makes them ones to open. The PDF
 * first; its page is for a browser.
 */
const filesNamed = (said: Said, listed: ReadonlyMap<string, Said>): Said[] =>
  namesIn(said, 'files')
    .filter((path) => !path.endsWith('.html'))
    .toSorted((a, b) => Number(b.endsWith('.pdf')) - Number(a.endsWith('.pdf')))
    .map((path) => ({
      path,
      original_name: path.split('/').at(-1) ?? path,
      media_type: MEDIA_TYPES[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream',
      size: listed.get(path)?.['size'],
      sha256: listed.get(path)?.['sha256'],
    }));
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** Records of all registers; of a policy with its editions. */
const recordsOf = (json: PackageJson): IndexedSubject[] => {
  const { programme } = json;
  if (programme === undefined) return [];
  const listed = new Map(json.files.map((file) => [file.path, file as Said]));
  return programme.registers.flatMap(({ register, records }) =>
    records.map((record): IndexedSubject => {
      const editions = programme.editions.filter((one) => one.policy === record.id);
      return {
        ...{ kind: 'record', id: record.id, title: titleOf(visibleText(record.title)) },
        said: {
          ...record,
          register,
          files: filesNamed(record, listed),
          ...(editions.length === 0 ? {} : { editions }),
        },
      };
    }),
  );
};

const subjectsOf = (json: PackageJson, omissions: OmissionsJson): IndexedSubject[] => {
  const all = json as Said;
  const plain = (kind: RecordKind, list: string): IndexedSubject[] =>
    listIn(all, list).map((said) => ({
      ...{ kind, id: String(said['id']), said },
      title: titleOf(textIn(said, 'title') || textIn(said, 'wording')),
    }));
  return [
    ...criteriaOf(json),
    ...plain('control', 'controls'),
    ...plain('evidence', 'evidence'),
    ...plain('population', 'populations'),
    ...plain('request', 'requests'),
    ...plain('exception', 'exceptions'),
    ...recordsOf(json),
    ...omissions.omissions.map((said): IndexedSubject => ({
      ...{ kind: 'omission', id: said.key, said: { ...said, id: '' } },
      title: titleOf(textIn(said, 'what') || said.key),
    })),
  ];
};

/** An id that hides something could pass for another one, here and in whatever the auditor writes about it. */
const refuseHidden = (subjects: readonly IndexedSubject[]): void => {
  if (subjects.some(({ id }) => !isPlainlyVisible(id)))
    throw new UserError('package.not-verified', { verdict: 'hostile', codes: 'json.hostile' });
};

const linksIn = (json: PackageJson, omissions: OmissionsJson): ReadonlyMap<string, ReadonlySet<string>> => {
  const links = new Map<string, Set<string>>();
  const add = (from: string, to: string): void => {
    links.set(from, (links.get(from) ?? new Set()).add(to));
  };
  const join = (one: string, other: string): void => {
    add(one, other);
    add(other, one);
  };
  const idOfRef = new Map(json.evidence.map(({ id, ref }) => [ref, id]));
  const evidence = (id: string, refs: readonly string[]): void => {
    for (const ref of refs) join(id, idOfRef.get(ref) ?? ref);
  };
  for (const control of json.controls) {
    evidence(control.id, control.evidence);
    for (const criterion of control.criteria ?? []) {
      join(control.id, criterion);
      evidence(criterion, control.evidence);
    }
  }
  for (const one of json.exceptions ?? []) {
    join(one.id, one.control);
    evidence(one.id, one.evidence);
  }
  for (const one of json.populations ?? []) {
    evidence(one.id, [one.list.evidence]);
    for (const sample of one.samples)
      evidence(
        one.id,
        sample.evidence.map(({ ref }) => ref),
      );
    for (const control of one.controls) join(one.id, control);
  }
  for (const one of json.requests ?? []) {
    evidence(one.id, one.evidence);
    for (const id of [...one.controls, ...one.populations]) join(one.id, id);
  }
  for (const one of (json.programme?.registers ?? []).flatMap(({ records }) => records)) {
    evidence(one.id, one.evidence);
    for (const id of [...one.controls, ...one.criteria]) join(one.id, id);
    const { vendor } = one.facts;
    if (typeof vendor === 'string' && vendor !== '') join(one.id, vendor);
  }
  for (const one of json.programme?.editions ?? [])
    if (one.evidence !== null) evidence(one.policy, [one.evidence]);
  for (const one of omissions.omissions as readonly Said[]) {
    const key = textIn(one, 'key');
    for (const id of [textIn(one, 'control'), ...namesIn(one, 'criteria')]) if (id !== '') join(key, id);
  }
  return links;
};

const changesIn = (json: PackageJson): ReadonlyMap<string, Change> | null => {
  if (!('changes' in json)) return null;
  const changes = saidIn(json, 'changes');
  const found = new Map<string, Change>();
  for (const one of [...listIn(changes, 'evidence'), ...listIn(changes, 'others')])
    found.set(String(one['id']), one['what'] === 'added' ? 'added' : 'changed');
  return found;
};

/** @throws UserError package.not-verified, for ids that hide something */
export const indexPackage = (json: PackageJson, omissions: OmissionsJson): PackageIndex => {
  const all = subjectsOf(json, omissions);
  refuseHidden(all);
  const byId = new Map<string, IndexedSubject>();
  for (const one of all) if (!byId.has(one.id)) byId.set(one.id, one);
  const subjects = [...byId.values()];
  const kinds = new Map<RecordKind, IndexedSubject[]>();
  for (const one of subjects) {
    const list = kinds.get(one.kind);
    if (list === undefined) kinds.set(one.kind, [one]);
    else list.push(one);
  }
  const byRef = new Map(json.evidence.map(({ id, ref }) => [ref, byId.get(id) ?? null]));
  const links = linksIn(json, omissions);
  const changes = changesIn(json);
  const digests = new Map<string, Sha256>();

  const digestOf = (id: string): Sha256 | null => {
    const known = digests.get(id);
    if (known !== undefined) return known;
    const subject = byId.get(id);
    if (subject === undefined) return null;
    const controls =
      subject.kind === 'criterion'
        ? [...(links.get(id) ?? [])].filter((one) => byId.get(one)?.kind === 'control').map(digestOf)
        : [];
    const text = canonicalize([subject.kind, contentOf(subject.said), controls]) ?? '';
    const digest = sha256Hex(text);
    digests.set(id, digest);
    return digest;
  };

  const changeOf = (id: string): Change | null => {
    if (changes === null) return null;
    const own = changes.get(id);
    if (own !== undefined) return own;
    const kind = byId.get(id)?.kind;
    if (kind !== 'control' && kind !== 'criterion') return 'same';
    const below = [...(links.get(id) ?? [])].filter((one) => {
      const linked = byId.get(one)?.kind;
      return linked === 'evidence' || (kind === 'criterion' && linked === 'control');
    });
    return below.some((one) => changes.has(one)) ? 'changed' : 'same';
  };

  return {
    subjects,
    ofKind: (kind) => kinds.get(kind) ?? [],
    find: (id) => byId.get(id) ?? null,
    findEvidence: (ref) => byRef.get(ref) ?? null,
    linksOf: (id) => links.get(id) ?? NO_LINKS,
    changeOf,
    digestOf,
  };
};
