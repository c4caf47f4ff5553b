// docs/format/programme-fields-v1.md is generated from the registers; `npx vitest run test/docs -u` writes it anew.
import { expect, it } from 'vitest';
import { REGISTERS, SPECS } from '../../src/shared/domain/programme';
import type { Field, Fields } from '../../src/shared/domain/programme/field';

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

const takes = ({ type, options, of, nothing }: Field): string => {
  if (options.length > 0)
    return `${type}: ${options.map(({ id, label }) => `\`${id}\` ${label}`).join(', ')}${
      typeof nothing === 'string' && nothing !== '' ? ` (a new record says \`${nothing}\`)` : ''
    }`;
  return of === null ? type : `${type} of \`${of}\``;
};

const rowsOf = (fields: Fields, within: string): string[] =>
  Object.entries(fields).flatMap(([name, field]) => [
    `| \`${within}${name}\` | ${cell(field.label)}${field.isRequired ? ', needed' : ''} | ${cell(takes(field))} | ${cell(field.synonyms.join(', '))} |`,
    ...(field.fields === null ? [] : rowsOf(field.fields, `${within}${name}[].`)),
  ]);

const page = (): string =>
  [
    '# Fields of the registers, version 1',
    '',
    'Generated from `src/shared/domain/programme/`; do not edit (`npx vitest run test/docs -u` writes it anew). How the types look in a cell and in JSON, and how files are read: [programme-v1.md](programme-v1.md). A field is never renamed within version 1. Other names are those a column of somebody else’s table may have, beside the name and the label.',
    '',
    ...REGISTERS.flatMap((register) => {
      const { many, prefix, digits, states, firstState, endStates, fields } = SPECS[register];
      return [
        `## ${register}`,
        '',
        `${many.charAt(0).toUpperCase()}${many.slice(1)}, \`${prefix}-${'1'.padStart(digits, '0')}\`. States: ${Object.entries(
          states,
        )
          .map(([id, label]) => `\`${id}\` ${label}`)
          .join(
            ', ',
          )}. A new record is \`${firstState}\`; nothing is expected of one that is ${endStates.map((state) => `\`${state}\``).join(' or ')}.`,
        '',
        '| Name | Label | Takes | Other names |',
        '| --- | --- | --- | --- |',
        ...rowsOf(fields, ''),
        '',
      ];
    }),
  ].join('\n');

it('docs/format/programme-fields-v1.md says what the registers ask', async () => {
  await expect(page()).toMatchFileSnapshot('../../docs/format/programme-fields-v1.md');
});
