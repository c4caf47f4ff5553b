// The list of parts as CycloneDX 1.6, from what the bundler took. The same build gives the same bytes: no
// time stands in it, and its serial number follows from its content.
import { createHash } from 'node:crypto';

/** `pkg:npm/%40scope/name@1.2.3`, by the rules of package URLs. */
const purlOf = (name, version) => `pkg:npm/${name.replace('@', '%40')}@${encodeURIComponent(version)}`;

const hashesOf = (integrity) => {
  const [algorithm, digest] = (integrity ?? '').split('-');
  if (algorithm !== 'sha512') return {};
  return { hashes: [{ alg: 'SHA-512', content: Buffer.from(digest, 'base64').toString('hex') }] };
};

const licencesOf = (stated) =>
  / (OR|AND|WITH) /.test(stated)
    ? [{ expression: stated.replace(/^\(|\)$/g, '') }]
    : [{ license: { id: stated } }];

const property = (name, value) => ({ name: `muniment:${name}`, value });

const packageComponent = ({ name, alias, version, manifest, integrity, places, isBundled, licence }) => ({
  type: 'library',
  'bom-ref': purlOf(name, version),
  name,
  version,
  ...(typeof manifest.description === 'string' ? { description: manifest.description } : {}),
  scope: 'required',
  ...hashesOf(integrity),
  licenses: licencesOf(licence),
  purl: purlOf(name, version),
  properties: [
    property('how', isBundled ? 'bundled' : 'beside the program'),
    ...(alias === name ? [] : [property('imported-as', alias)]),
    ...places.map((place) => property('in', place)),
  ],
});

const partComponent = ({ name, version, licence, within, note }) => ({
  type: 'library',
  'bom-ref': `part:${name.toLowerCase().replaceAll(' ', '-')}`,
  name,
  version,
  scope: 'required',
  licenses: licencesOf(licence),
  properties: [property('inside', within), ...(note === undefined ? [] : [property('note', note)])],
});

const programComponent = ({ name, version, licence, why }) => ({
  type: 'framework',
  'bom-ref': purlOf(name, version),
  name,
  version,
  description: why,
  scope: 'required',
  licenses: licencesOf(licence),
  purl: purlOf(name, version),
});

/** Where Node would look for `name` from `folder`: the nearest node_modules upwards. */
const resolved = (folder, name, byFolder) => {
  for (let at = folder; ; at = at.slice(0, at.lastIndexOf('/node_modules/'))) {
    const nested = byFolder.get(`${at}/node_modules/${name}`);
    if (nested !== undefined) return nested;
    if (!at.includes('/node_modules/')) return byFolder.get(`node_modules/${name}`);
  }
};

const dependenciesOf = (one, byFolder, parts) => {
  const { dependencies = {}, optionalDependencies = {}, peerDependencies = {} } = one.manifest;
  const names = Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies });
  return [
    ...names.map((name) => resolved(one.folder, name, byFolder)).filter((found) => found !== undefined),
    ...parts.filter(({ within }) => within === one.name).map((part) => partComponent(part)['bom-ref']),
  ];
};

const sorted = (refs) => [...new Set(refs)].sort();

/** A version 5 identifier: the same content has the same one. */
const serialOf = (content) => {
  const bytes = createHash('sha256').update(content).digest().subarray(0, 16);
  bytes[6] = (bytes[6] & 0x0f) | 0x50;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `urn:uuid:${[hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')}`;
};

/**
 * @param {{ name: string, version: string, license: string, description: string }} app
 * @param {readonly object[]} packages as packagesOf gives them, each with its `licence`
 * @param {readonly object[]} parts as partsInside gives them
 * @param {readonly { name: string, version: string, licence: string, why: string }[]} programs what runs it
 * @returns the document, to be written as JSON
 */
export const sbomOf = (app, packages, parts, programs) => {
  const main = purlOf(app.name, app.version);
  const refs = new Map(packages.map((one) => [one.folder, purlOf(one.name, one.version)]));
  // The same version of a package may be there twice, for two that ask for it: one part all the same.
  const byRef = new Map();
  for (const one of packages) {
    const known = byRef.get(refs.get(one.folder));
    byRef.set(refs.get(one.folder), {
      ...one,
      places: sorted([...one.places, ...(known?.places ?? [])]),
    });
  }
  const components = [
    ...programs.map(programComponent),
    ...[...byRef.values()].map(packageComponent),
    ...parts.map(partComponent),
  ].sort((one, other) => (one['bom-ref'] < other['bom-ref'] ? -1 : 1));
  const needs = new Map(components.map((one) => [one['bom-ref'], []]));
  for (const one of packages) needs.get(refs.get(one.folder)).push(...dependenciesOf(one, refs, parts));
  const direct = [
    ...programs.map(programComponent),
    ...packages.filter(({ folder }) => folder.lastIndexOf('node_modules') === 0),
  ].map((one) => one['bom-ref'] ?? refs.get(one.folder));
  const document = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      lifecycles: [{ phase: 'build' }],
      component: {
        type: 'application',
        'bom-ref': main,
        name: app.name,
        version: app.version,
        description: app.description,
        licenses: licencesOf(app.license),
        purl: main,
      },
    },
    components,
    dependencies: [
      { ref: main, dependsOn: sorted(direct) },
      ...components.map((one) => {
        const dependsOn = sorted(needs.get(one['bom-ref'])).filter((ref) => ref !== one['bom-ref']);
        return { ref: one['bom-ref'], ...(dependsOn.length > 0 ? { dependsOn } : {}) };
      }),
    ],
    compositions: [
      { aggregate: 'complete', assemblies: [main] },
      // What Electron and Node are made of stands in the notices they bring themselves.
      { aggregate: 'incomplete', assemblies: programs.map((one) => programComponent(one)['bom-ref']).sort() },
    ],
  };
  const { $schema, bomFormat, specVersion, ...rest } = document;
  return { $schema, bomFormat, specVersion, serialNumber: serialOf(JSON.stringify(document)), ...rest };
};
