// Whether the verifier sees that coverage, populations, selection and omissions of a package do not fit together.
import { beforeAll, expect, it } from 'vitest';
import { cryptoReady } from '../../src/engine/crypto/hash';
import { signerIdentity } from '../../src/engine/crypto/signer-identity';
import { omissionsJson, packageJson } from '../../src/engine/export/package-json';
import { packageModel } from '../../src/engine/export/package-model';
import { checkRegisters } from '../../src/engine/verify/check-registers';
import { Findings } from '../../src/engine/verify/findings';
import { OmissionsJson, PackageJson } from '../../src/engine/verify/package-schema';
import { organizationKey } from '../fixtures/package-content';
import { secondRound } from '../fixtures/package-round';

interface Texts {
  readonly json: PackageJson;
  readonly omissions: OmissionsJson;
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

beforeAll(cryptoReady);

const texts = (): Texts => {
  const model = packageModel(secondRound(), signerIdentity(organizationKey().publicKey));
  return {
    json: PackageJson.parse(plain(packageJson(model, []))),
    omissions: OmissionsJson.parse(plain(omissionsJson(model))),
  };
};

const detailsOf = ({ json, omissions }: Texts): string[] => {
  const findings = new Findings();
  checkRegisters(json, omissions.omissions, findings);
  return findings.list().map((one) => one.detail);
};

it('finds nothing in what the writer writes', () => {
  expect(detailsOf(texts())).toEqual([]);
});

/** Takes the first of a list that a test knows to be there. */
const first = <T>(list: readonly T[] | undefined): T => {
  const [one] = list ?? [];
  if (one === undefined) throw new Error('the fixture has one');
  return one;
};
type Change = (given: Texts) => void;

it.each<[string, Change]>([
  ['out of order', ({ json }) => first(json.controls).occurrences?.reverse()],
  [
    'evidence that is not',
    ({ json }) => first(first(json.controls).occurrences).evidence?.push('EVD-0999.01'),
  ],
  ['an exception that is not', ({ json }) => (first(first(json.controls).occurrences).exception = 'EXC-77')],
  ['is not excused', ({ json }) => (first(first(json.controls).occurrences).excuse = 'Why not')],
  ['served on', ({ json }) => delete first(first(json.controls).occurrences).served_on],
  ['names evidence that is not', ({ json }) => first(json.controls).evidence.push('EVD-0999.01')],
  ['its counts', ({ json }) => (json.counts.samples = 2)],
  ['lists a population twice', ({ json }) => json.populations?.push(first(json.populations))],
  ['the list of POP-01', ({ json }) => (first(json.populations).list.position = 9)],
  ['a control that is not there', ({ json }) => first(json.populations).controls.push('CTL-999')],
  ['replaces a population', ({ json }) => (first(json.populations).replaces = 'POP-99')],
  ["not the auditor's", ({ json }) => (first(first(json.populations).selections).picker = 'self')],
  ['a row twice', ({ json }) => first(json.populations).samples.forEach((one) => (one.row = 5))],
  ['more rows picked', ({ json }) => (first(json.populations).row_count = 2)],
  ['not a pick of', ({ json }) => (first(first(json.populations).samples).selection = 2)],
  [
    'an attribute nobody',
    ({ json }) => (first(first(first(json.populations).samples).evidence).attribute = 'x'),
  ],
  ['criteria in scope', ({ json }) => json.selection?.criteria?.pop()],
  ['was not chosen', ({ json }) => json.selection?.controls?.shift()],
  ['more sensitive', ({ json }) => (first(json.evidence)['sensitivity'] = 'restricted')],
  ['says is withheld', ({ json }) => (first(json.selection?.withheld).id = first(json.evidence).id)],
  ['is not among the omissions', ({ json }) => (first(json.selection?.withheld).id = 'EVD-9009')],
  [
    'absent and not declared',
    ({ omissions }) => {
      const at = omissions.omissions.findIndex((one) => one.key.startsWith('file-unreadable'));
      omissions.omissions.splice(at, 1);
    },
  ],
  [
    'and not absent',
    ({ json }) => {
      for (const file of json.evidence.flatMap((one) => one.files)) {
        delete file.absent;
        file.path ??= 'x';
      }
    },
  ],
  ['should name files', ({ omissions }) => (first(omissions.omissions).files = [])],
])('says: %s', (said, change) => {
  const given = texts();
  change(given);
  expect(detailsOf(given).join('\n')).toContain(said);
});
