// THIRD-PARTY-NOTICES: who made what is inside, and every licence text, each once with all it goes for.
const WIDTH = 100;
const rule = (character) => character.repeat(WIDTH);

/**
 * @param {{ name: string, version: string }} app
 * @param {readonly { name: string, version: string, licence: string, texts: readonly string[] }[]} entries packages
 *   and the parts inside them
 * @param {readonly { name: string, version: string, licence: string, where: string }[]} programs whose notices stand
 *   in files of their own
 */
export const noticesOf = (app, entries, programs) => {
  const sorted = [...new Map(entries.map((one) => [`${one.name} ${one.version}`, one])).values()].sort(
    (one, other) =>
      `${one.name} ${one.version}`.toLowerCase() < `${other.name} ${other.version}`.toLowerCase() ? -1 : 1,
  );
  const byText = new Map();
  for (const one of sorted)
    for (const text of one.texts) byText.set(text, [...(byText.get(text) ?? []), one]);
  return [
    `THIRD-PARTY NOTICES OF ${app.name.toUpperCase()} ${app.version}`,
    '',
    'What others made and is inside this program, with their notices and licences. Made by the build from what the',
    'bundler really took; the same list for machines is sbom.cdx.json, beside this file.',
    '',
    ...programs.map(({ name, version, licence, where }) => `${name} ${version} (${licence}): ${where}`),
    '',
    rule('='),
    '',
    ...sorted.map(
      ({ name, version, licence, within }) =>
        `${name} ${version} (${licence})${within === undefined ? '' : `, inside ${within}`}`,
    ),
    '',
    ...[...byText].flatMap(([text, owners]) => [
      rule('='),
      ...owners.map(({ name, version }) => `${name} ${version}`),
      rule('-'),
      '',
      text,
      '',
    ]),
  ].join('\n');
};
