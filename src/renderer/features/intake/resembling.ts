// Which item of the vault a file may belong to: by the words of its name without dates and without words
// like "final". Only a suggestion; a person chooses.
const FILLER =
  /\b(?:final|copy|new|draft|export|report|latest|v\d+|version|of|the|for|and|q[1-4]|h[12]|wk|kw|week|pdf|csv|xlsx?)\b/g;

/** The words that say what a title is about, the longest first. */
export const tellingWords = (title: string): readonly string[] =>
  [
    ...new Set(
      title
        .normalize('NFC')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .replace(/\b[\p{L}]*\d[\p{L}\d]*\b/gu, ' ')
        .replace(
          /\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b/g,
          ' ',
        )
        .replace(FILLER, ' ')
        .split(/\s+/)
        .filter((word) => word.length >= 3),
    ),
  ].sort((a, b) => b.length - a.length);

/**
 * From 0 to 1. Titles of items say more than names of files, so what counts most is how much of the shorter one
 * stands in the longer one; a single word in a long title is chance.
 */
export const resemblance = (a: string, b: string): number => {
  const [left, right] = [new Set(tellingWords(a)), new Set(tellingWords(b))];
  const [short, long] = [Math.min(left.size, right.size), Math.max(left.size, right.size)];
  if (short === 0 || (short === 1 && long > 2)) return 0;
  const shared = [...left].filter((word) => right.has(word)).length;
  return (0.7 * shared) / short + (0.3 * shared) / long;
};

/** Below this two titles share a word by chance. */
const ENOUGH = 0.5;

/** Those that resemble the title, the closest first; one of another kind has to be closer. */
export const resembling = <Item extends { readonly title: string; readonly kind: string }>(
  title: string,
  kind: string,
  items: readonly Item[],
  most = 3,
): readonly Item[] =>
  items
    .map((item) => ({ item, score: resemblance(title, item.title) * (item.kind === kind ? 1 : 0.75) }))
    .filter(({ score }) => score >= ENOUGH)
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ item }) => item);
