// A kit as it is told on a terminal: what could go into one, and what applying one changes or would change.
import type { KitLook, KitOffer, KitPart, KitRow } from '../shared/domain/kit';
import { KIT_PARTS } from '../shared/domain/kit';
import { text } from './safe-text';
import { WrongUse } from './wrong-use';

export const PART_WORDS: Readonly<Record<KitPart, string>> = {
  control: 'control',
  'policy-word': 'word of the policies',
  policy: 'policy',
  questionnaire: 'questionnaire',
  'list-mapping': 'how a firm’s lists are read',
  view: 'saved view',
};

/** Errors: wrong use. */
export const readParts = (typed: readonly string[]): KitPart[] =>
  typed.map((one) => {
    const found = KIT_PARTS.find((part) => part === one.trim().toLowerCase());
    if (found === undefined) throw new WrongUse(`--part takes ${KIT_PARTS.join(', ')}.`);
    return found;
  });

/** Long texts are shown by their beginning. */
const shortened = (value: string): string => {
  const line = value.replace(/\n/g, ' / ');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
};

export const offerLines = (offers: readonly KitOffer[], withTexts: boolean): string[] =>
  offers.flatMap(({ key, part, title, names, texts }) => [
    text`${key} (${PART_WORDS[part]}) ${title}`,
    ...(names.length === 0 ? [] : [text`  names: ${names.join(', ')}`]),
    ...(withTexts
      ? texts.flatMap((one) => [
          text`  ${one.field}:`,
          ...one.text.split('\n').map((line) => text`    ${line}`),
        ])
      : []),
  ]);

const EFFECTS = {
  adds: 'added',
  'new-version': 'as a new version of',
  beside: 'beside',
  replaces: 'in the place of',
} as const;

const rowLines = (row: KitRow): string[] => [
  text`${row.key}: ${row.change} ${row.title}${row.becomes === null ? '' : ` (here ${row.becomes})`}`,
  ...(row.problem === null ? [] : [text`  ${row.problem}`]),
  ...(row.change === 'differs' && row.effect !== null
    ? [
        text`  would come ${EFFECTS[row.effect]} ${row.here ?? ''}`,
        ...row.fields.map((one) => text`  ${one.field}: ${shortened(one.before)} → ${shortened(one.after)}`),
      ]
    : []),
];

export const kitLookLines = ({ rows, counts, applied, taken }: KitLook): string[] => [
  ...rows.filter((row) => row.change !== 'same').flatMap(rowLines),
  ...taken.map(({ key, id, how }) => text`${key} → ${id} (${how})`),
  applied
    ? `Taken in: ${String(taken.length)}.`
    : `New ${String(counts.new)}, different ${String(counts.differs)}, the same ${String(counts.same)}, refused ${String(counts.refused)}. Nothing was changed.`,
];
