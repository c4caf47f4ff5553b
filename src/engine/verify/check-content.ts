// Whether the package says the same thing everywhere: package.json, omissions.json, bag-info.txt, the
// lists, the signed comment and the key. Only called for content whose hashes and signature hold.
import { trustedComment, untrustedComment } from '../../shared/trusted-comment';
import { signerIdentity } from '../crypto/signer-identity';
import { looseUtf8 } from './bytes-in-order';
import type { RoundFacts } from './check-rounds';
import { checkRegisters } from './check-registers';
import { checkResponseTemplate } from './check-requests';
import { SIGNATURE, type SignatureAnswer } from './check-signature';
import type { Findings } from './findings';
import { AUDITOR_MEMBERS, OmissionsJson, PackageJson } from './package-schema';
import { createPauses } from './pauses';
import type { ReadFile } from './read-files';
import { parseStrictJson, strictText } from './strict-json';

export const PACKAGE = 'data/package.json';
const OMISSIONS = 'data/omissions.json';
const BAG_INFO = 'bag-info.txt';

export type Files = ReadonlyMap<string, ReadFile>;

/** JSON of a kept file, or undefined after a finding. */
export const jsonOf = (files: Files, path: string, findings: Findings): unknown => {
  const bytes = files.get(path)?.bytes ?? null;
  if (bytes === null) {
    if (!files.has(path)) findings.add('file.missing', path, 'every package has this file');
    return undefined;
  }
  const text = strictText(bytes, path, findings);
  return text === undefined ? undefined : parseStrictJson(text, path, findings);
};

const findAuditorMember = (value: unknown): string | null => {
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    const one = waiting.pop();
    if (typeof one !== 'object' || one === null) continue;
    for (const [key, inside] of Object.entries(one)) {
      if (AUDITOR_MEMBERS.has(key)) return key;
      waiting.push(inside);
    }
  }
  return null;
};

/** package.json when it has the shape of the format, otherwise null after findings. */
export const readPackageJson = async (files: Files, findings: Findings): Promise<PackageJson | null> => {
  const pause = createPauses();
  const value = jsonOf(files, PACKAGE, findings);
  if (value === undefined) return null;
  await pause();
  const member = findAuditorMember(value);
  await pause();
  if (member !== null) findings.add('package.auditor-result', PACKAGE, `holds a member named ${member}`);
  const parsed = PackageJson.safeParse(value);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues.slice(0, 20)) {
    findings.add('json.malformed', PACKAGE, `${issue.path.join('.')}: ${issue.message}`);
  }
  return null;
};

const checkFileList = (
  json: PackageJson,
  files: Files,
  payload: ReadonlyMap<string, string>,
  findings: Findings,
): void => {
  const listed = new Map(json.files.map((file) => [`data/${file.path}`, file]));
  if (listed.size !== json.files.length) findings.add('package.disagrees', PACKAGE, 'lists a file twice');
  for (const [path, sha256] of payload) {
    if (path === PACKAGE) continue;
    const file = listed.get(path);
    const actual = files.get(path);
    if (file === undefined) findings.add('package.disagrees', path, 'not listed in package.json');
    else if (file.sha256 !== sha256 || (actual !== undefined && file.size !== actual.sizeBytes)) {
      findings.add('package.disagrees', path, 'package.json gives another hash or size');
    }
    listed.delete(path);
  }
  for (const path of listed.keys())
    findings.add('package.disagrees', path, 'listed in package.json, but not in the manifest');
  const evidence = json.evidence.flatMap((one) => one.files);
  for (const file of evidence) {
    if (file.path !== undefined && payload.get(`data/${file.path}`) !== file.sha256) {
      findings.add(
        'package.disagrees',
        `data/${file.path}`,
        'evidence record and manifest give different hashes',
      );
    }
  }
  const claimed = new Set(evidence.map((file) => `data/${file.path ?? ''}`));
  for (const path of payload.keys()) {
    if (path.startsWith('data/30_evidence/') && !claimed.has(path)) {
      findings.add('package.disagrees', path, 'no evidence record points to it');
    }
  }
  const { counts } = json;
  if (
    counts.controls !== json.controls.length ||
    counts.evidence !== json.evidence.length ||
    counts.files !== evidence.length ||
    counts.omissions !== json.verdict.omissions.length
  ) {
    findings.add('package.disagrees', PACKAGE, 'its counts are not the numbers of what it lists');
  }
};

const checkExceptions = (json: PackageJson, findings: Findings): void => {
  const exceptions = json.exceptions ?? [];
  if ((json.counts.exceptions ?? 0) !== exceptions.length) {
    findings.add('package.disagrees', PACKAGE, 'its counts are not the numbers of what it lists');
  }
  if (new Set(exceptions.map((one) => one.id)).size !== exceptions.length)
    findings.add('package.disagrees', PACKAGE, 'lists an exception twice');
  const refs = new Set(json.evidence.map((one) => one.ref));
  for (const one of exceptions) {
    if (one.evidence.some((ref) => !refs.has(ref)))
      findings.add('package.disagrees', PACKAGE, `${one.id} names evidence that is not in the package`);
  }
};

/** A criterion is called for, or declared not applicable; both at once would let it vanish from either list. */
const checkNotApplicable = (
  json: PackageJson,
  omissions: OmissionsJson['omissions'],
  findings: Findings,
): void => {
  const declared = (json.engagement.scope?.not_applicable ?? []).map((one) => one.criterion);
  const inScope = new Set(json.engagement.criteria_in_scope ?? []);
  if (new Set(declared).size !== declared.length)
    findings.add('package.disagrees', PACKAGE, 'declares a criterion not applicable twice');
  for (const id of declared) {
    if (!inScope.has(id))
      findings.add('package.disagrees', PACKAGE, `${id} is declared not applicable and is not in scope`);
    if (omissions.some((one) => one.key === `criterion-without-control:${id}`))
      findings.add('package.disagrees', OMISSIONS, `${id} is a gap and declared not applicable`);
  }
};

const checkOmissions = (json: PackageJson, files: Files, findings: Findings): void => {
  const value = jsonOf(files, OMISSIONS, findings);
  if (value === undefined) return;
  const parsed = OmissionsJson.safeParse(value);
  if (!parsed.success) {
    findings.add(
      'json.malformed',
      OMISSIONS,
      parsed.error.issues[0]?.message ?? 'not the shape of the format',
    );
    return;
  }
  const { verdict, omissions } = parsed.data;
  checkNotApplicable(json, omissions, findings);
  checkRegisters(json, omissions, findings);
  const ids = omissions.map((one) => one.id).join(' ');
  if (verdict !== json.verdict.value || ids !== json.verdict.omissions.join(' ')) {
    findings.add('package.disagrees', OMISSIONS, 'verdict or omissions differ from package.json');
  }
  const expected =
    omissions.length === 0
      ? 'complete'
      : omissions.every((one) => one.reason !== null)
        ? 'complete-with-declared-omissions'
        : 'draft';
  if (verdict !== expected)
    findings.add('package.disagrees', OMISSIONS, 'the verdict does not follow from the omissions');
};

const checkBagInfo = (
  json: PackageJson,
  files: Files,
  payload: ReadonlyMap<string, string>,
  findings: Findings,
): void => {
  const bytes = files.get(BAG_INFO)?.bytes ?? null;
  if (bytes === null) {
    findings.add('bag.missing', BAG_INFO, 'every package has this file');
    return;
  }
  const fields = new Map<string, string>();
  for (const line of looseUtf8(bytes).split('\n').slice(0, -1)) {
    const [, name, value] = /^([A-Za-z][A-Za-z-]*): (.*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined || fields.has(name)) {
      findings.add('bag.info', BAG_INFO, 'a line is not a label with one value');
      return;
    }
    fields.set(name, value);
  }
  // Of what a delta does not carry, the size stands in package.json alone.
  const sizes = new Map(json.files.map((file) => [`data/${file.path}`, file.size]));
  let sum = 0;
  for (const path of payload.keys()) sum += files.get(path)?.sizeBytes ?? sizes.get(path) ?? 0;
  const expected: Readonly<Record<string, string>> = {
    'External-Identifier': json.package.id,
    'Bag-Group-Identifier': json.package.uuid,
    'Bagging-Date': json.package.built.slice(0, 10),
    'Payload-Oxum': `${String(sum)}.${String(payload.size)}`,
    'Muniment-Format': json.format,
    'Muniment-Verdict': json.verdict.value,
  };
  for (const [name, value] of Object.entries(expected)) {
    if (fields.get(name) !== value) findings.add('bag.info', BAG_INFO, `${name} should be ${value}`);
  }
};

const checkComments = (
  json: PackageJson,
  round: RoundFacts | null,
  signature: SignatureAnswer,
  findings: Findings,
): void => {
  // What it says of its round is out of shape, which is told already.
  if (round === null) return;
  const expected = trustedComment({
    packageId: json.package.id,
    uuid: json.package.uuid,
    builtAt: json.package.built,
    builtBy: json.package.built_by.name,
    organization: json.engagement.entity,
    vault: json.custody.vault,
    seq: json.custody.size - 1,
    head: json.custody.head,
    round: round.round,
    previousSeal: round.previous?.seal_number ?? null,
    baseSeal: round.base?.seal_number ?? null,
  });
  if (signature.trustedComment !== null && signature.trustedComment !== expected) {
    findings.add(
      'signature.comment',
      SIGNATURE,
      'the trusted comment tells of another package than package.json',
    );
  }
  if (signature.untrustedComment !== untrustedComment(json.package.id)) {
    findings.add('signature.comment', SIGNATURE, 'the untrusted comment is not the one text of the format');
  }
};

export const checkContent = (
  json: PackageJson,
  round: RoundFacts | null,
  files: Files,
  payload: ReadonlyMap<string, string>,
  signature: SignatureAnswer,
  findings: Findings,
): void => {
  checkFileList(json, files, payload, findings);
  checkExceptions(json, findings);
  checkOmissions(json, files, findings);
  checkResponseTemplate(json, files, findings);
  checkBagInfo(json, files, payload, findings);
  checkComments(json, round, signature, findings);
  if (signature.publicKey !== null) {
    const { publicKey, sha256, words } = signerIdentity(signature.publicKey);
    const { signer } = json;
    if (signer.key !== publicKey || signer.sha256 !== sha256 || signer.words.join(' ') !== words.join(' ')) {
      findings.add('package.disagrees', PACKAGE, 'names another signer than the one who signed');
    }
  }
};
