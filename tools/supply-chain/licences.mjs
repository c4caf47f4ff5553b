// What licences may be in the product, and where the text of each package's licence stands.
import fs from 'node:fs';
import path from 'node:path';

/** May be given away inside a program under Apache-2.0. Another one is a decision, and fails the build. */
export const ALLOWED = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'OFL-1.1',
  'blessing',
];

/** For packages that say their licence and do not bring its text. */
const KEPT = path.join(import.meta.dirname, 'licences');

const NAMES = /^(licen[cs]e|copying|notice|ofl)/i;

const unified = (text) =>
  text
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();

const textsIn = (folder) =>
  fs
    .readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && NAMES.test(entry.name))
    .map(({ name }) => name)
    .sort()
    .map((name) => unified(fs.readFileSync(path.join(folder, name), 'utf8')));

const inReadme = (folder) => {
  const name = fs.readdirSync(folder).find((one) => /^readme(\.md)?$/i.test(one));
  if (name === undefined) return [];
  const [, text = ''] = fs.readFileSync(path.join(folder, name), 'utf8').split(/^## Licen[cs]e$/m);
  return text.includes('Permission is hereby granted') ? [unified(text)] : [];
};

/**
 * The licence of a package as it stands in its manifest.
 * @throws {Error} when it is not one of ALLOWED
 */
export const licenceOf = ({ name, version, manifest }) => {
  const stated = typeof manifest.license === 'string' ? manifest.license : '';
  const choices = stated.replace(/^\(|\)$/g, '').split(' OR ');
  if (!choices.some((choice) => choice.split(' AND ').every((one) => ALLOWED.includes(one))))
    throw new Error(
      `${name} ${version} is under "${stated}", which nobody allowed (tools/supply-chain/licences.mjs)`,
    );
  return stated;
};

/**
 * The texts that go with a package.
 * @param {{ folder: string, name: string, version: string }} one
 * @throws {Error} when there is none
 */
export const textsOf = (root, { folder, name, version }) => {
  const place = path.join(root, folder);
  const own = [...textsIn(place)];
  if (own.length === 0) own.push(...inReadme(place));
  const kept = path.join(KEPT, `${name.replace('/', '__')}.txt`);
  if (own.length === 0 && fs.existsSync(kept)) own.push(unified(fs.readFileSync(kept, 'utf8')));
  if (own.length === 0)
    throw new Error(`${name} ${version} brings no text of its licence: keep one in ${KEPT}`);
  return own;
};

/** One text of a file inside a package. */
export const textAt = (root, ...parts) => unified(fs.readFileSync(path.join(root, ...parts), 'utf8'));
