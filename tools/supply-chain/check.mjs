// The stage `supply` of `npm test`: what out/notices says of out/ is true, whole, valid and comes out the same
// twice. Reads what `npm run build` made.
import '../require-node.mjs';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { readLists } from './bundled-packages.mjs';
import { documentedIn } from './documented.mjs';
import { contentsOfOut, makeNotices, NOTICES, SBOM } from './make-notices.mjs';
import { BUNDLED } from './record-modules.mjs';

const ROOT = path.resolve(import.meta.dirname, '../..');
const PARTS = ['main', 'preload', 'renderer'];

const filesIn = (folder) =>
  fs
    .readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));

/** A file that no list names was put there by a build that nobody watched. */
const unwatched = (out) => {
  const lists = readLists(path.join(out, BUNDLED));
  return PARTS.flatMap((part) => {
    const known = new Set(lists.filter((one) => one.part === part).flatMap(({ outputs }) => outputs));
    return filesIn(path.join(out, part))
      .map((file) => path.relative(path.join(out, part), file).replaceAll('\\', '/'))
      .filter((file) => !known.has(file))
      .map((file) => `out/${part}/${file} is in no list of what was bundled`);
  });
};

const invalid = async (sbom) => {
  const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);
  const errors = await validator.validate(sbom);
  const seen =
    errors === null ? [] : [`${SBOM} is not CycloneDX 1.6: ${JSON.stringify(errors).slice(0, 500)}`];
  // A validator that lets everything pass would say nothing.
  const control = await validator.validate(sbom.replace('"type": "library"', '"type": "no such type"'));
  return control === null ? [...seen, 'the validator of CycloneDX accepts what is wrong'] : seen;
};

const leftOut = (sbom, notices, { packages, parts, programs }) => {
  const listed = new Set(JSON.parse(sbom).components.map(({ name, version }) => `${name} ${version}`));
  return [...packages, ...parts, ...programs].flatMap(({ name, version, texts = [] }) => [
    ...(listed.has(`${name} ${version}`) ? [] : [`${SBOM} leaves out ${name} ${version}`]),
    ...(notices.includes(`\n${name} ${version} (`) ? [] : [`${NOTICES} leaves out ${name} ${version}`]),
    ...texts
      .filter((text) => !notices.includes(text))
      .map(() => `${NOTICES} lacks a text of ${name} ${version}`),
  ]);
};

/** A row of what is in the product, for what is not in it any more. */
const outlived = (packages, programs) => {
  const page = fs.readFileSync(path.join(ROOT, 'docs/dependencies.md'), 'utf8');
  const there = new Set([...packages, ...programs].flatMap(({ name, alias }) => [name, alias]));
  return [...documentedIn(page.split(/^## For building/m)[0])]
    .filter(([name, row]) => !there.has(name) && !row.includes('not in the program'))
    .map(([name]) => `docs/dependencies.md has ${name} in the product, where it is not`);
};

const differing = async (out) => {
  const again = fs.mkdtempSync(path.join(os.tmpdir(), 'muniment-notices-'));
  try {
    fs.cpSync(path.join(out, BUNDLED), path.join(again, BUNDLED), { recursive: true });
    await makeNotices(again);
    return [SBOM, NOTICES]
      .filter(
        (name) =>
          !fs
            .readFileSync(path.join(out, 'notices', name))
            .equals(fs.readFileSync(path.join(again, 'notices', name))),
      )
      .map((name) => `${name} comes out differently the second time`);
  } finally {
    fs.rmSync(again, { recursive: true, force: true });
  }
};

/**
 * @param {string} out
 * @returns {Promise<string[]>} what is wrong, as sentences
 */
export const supplyProblems = async (out) => {
  const sbom = fs.readFileSync(path.join(out, 'notices', SBOM), 'utf8');
  const notices = fs.readFileSync(path.join(out, 'notices', NOTICES), 'utf8');
  const contents = await contentsOfOut(out);
  return [
    ...unwatched(out),
    ...(await invalid(sbom)),
    ...leftOut(sbom, notices, contents),
    ...outlived(contents.packages, contents.programs),
    ...(await differing(out)),
  ];
};

const problems = await supplyProblems(path.resolve(process.argv[2] ?? path.join(ROOT, 'out')));
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
