// What changed between two versions of a text: by lines, and inside lines that were only reworded, by words.
import { diffLines, diffWordsWithSpace } from 'diff';

export interface TextPiece {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}
/** One or more whole lines; `pieces` of a reworded one tell which words went and which came. */
export interface TextChange {
  readonly kind: 'same' | 'added' | 'removed' | 'reworded';
  readonly pieces: readonly TextPiece[];
}

/** How many edits are looked for before two texts count as altogether different (keeps 200 KB under a second). */
const MOST_EDITS = 800;
const MOST_WORDS_EDITS = 400;

const reworded = (before: string, after: string): TextChange[] => {
  const parts = diffWordsWithSpace(before, after, { maxEditLength: MOST_WORDS_EDITS });
  const kept = parts?.filter((part) => !part.added && !part.removed && part.value.trim() !== '') ?? [];
  const keptLength = kept.reduce((sum, part) => sum + part.value.trim().length, 0);
  // Lines that share only small words are clearer as one text that went and one that came.
  if (parts === undefined || keptLength * 3 < Math.min(before.trim().length, after.trim().length))
    return [
      { kind: 'removed', pieces: [{ kind: 'removed', text: before }] },
      { kind: 'added', pieces: [{ kind: 'added', text: after }] },
    ];
  return [
    {
      kind: 'reworded',
      pieces: parts.map((part) => ({
        kind: part.added ? 'added' : part.removed ? 'removed' : 'same',
        text: part.value,
      })),
    },
  ];
};

/** The changes in reading order; their pieces that are not added make `before`, those not removed make `after`. */
export const compareTexts = (before: string, after: string): TextChange[] => {
  if (before === after)
    return before === '' ? [] : [{ kind: 'same', pieces: [{ kind: 'same', text: before }] }];
  const parts = diffLines(before, after, { maxEditLength: MOST_EDITS }) ?? [
    { value: before, removed: true, added: false, count: 0 },
    { value: after, removed: false, added: true, count: 0 },
  ];
  const changes: TextChange[] = [];
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index];
    const next = parts[index + 1];
    if (part === undefined || part.value === '') continue;
    if (part.removed && next?.added === true) {
      changes.push(...reworded(part.value, next.value));
      index += 1;
      continue;
    }
    const kind = part.added ? 'added' : part.removed ? 'removed' : 'same';
    changes.push({ kind, pieces: [{ kind, text: part.value }] });
  }
  return changes;
};

/** How many changes a reader would count; 0 for texts that are the same. */
export const countChanges = (changes: readonly TextChange[]): number =>
  changes.filter((change) => change.kind !== 'same').length;
