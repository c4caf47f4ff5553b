// Every text of an entry as a person reads it before it leaves the vault. Nothing of an entry that is free text is missing here:
// a test holds these against the strings of the file.
import type { KitEntry } from './collect-entries';

export interface NamedText {
  readonly field: string;
  readonly text: string;
}

const said = (pairs: readonly (readonly [field: string, text: string])[]): NamedText[] =>
  pairs.filter(([, text]) => text.trim() !== '').map(([field, text]) => ({ field, text }));

export const textsOf = (one: KitEntry): NamedText[] => {
  switch (one.list) {
    case 'controls': {
      const { title, wording, ownerRole, domain, checklist, mappings } = one.entry;
      return said([
        ...([
          ['Title', title],
          ['Wording', wording],
          ['Owner role', ownerRole],
          ['Domain', domain],
        ] as const),
        ...checklist.map((text) => ['Checklist', text] as const),
        ...mappings.map(({ to, rationale }) => [`Rationale for ${to}`, rationale] as const),
      ]);
    }
    case 'policyWords':
      return said([[one.entry.name, one.entry.value]]);
    case 'policies':
      return said([
        ['Title', one.entry.title],
        ['Text', one.entry.text],
      ]);
    case 'questionnaires':
      return said([
        ['Title', one.entry.title],
        ...one.entry.questions.flatMap(({ reference, area, question, options, wanted }) => [
          [`${reference}, area`, area] as const,
          [reference, question] as const,
          [`${reference}, choices`, options] as const,
          [`${reference}, wanted answer`, wanted] as const,
        ]),
      ]);
    case 'listMappings': {
      const { firm, mapping } = one.entry;
      const words = [...mapping.statuses, ...mapping.kinds, ...mapping.priorities];
      return said([
        ['Firm', firm],
        ['Sheet', mapping.sheet ?? ''],
        ...mapping.columns.map(({ column, field }) => [`Column for ${field}`, column] as const),
        ...words.map(({ theirs, ours }) => [`Word for ${ours}`, theirs] as const),
      ]);
    }
    case 'views': {
      const { name, query } = one.entry;
      return said([
        ['Name', name],
        ...Object.entries(query).flatMap(([field, value]) =>
          (Array.isArray(value) ? value : [value]).flatMap((text) =>
            typeof text === 'string' ? [[field, text] as const] : [],
          ),
        ),
      ]);
    }
  }
};
