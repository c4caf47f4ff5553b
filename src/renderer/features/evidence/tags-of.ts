// Tags as one types them, with commas between.
import { Tag } from '../../../shared/domain/evidence';

const MOST_TAGS = 50;

/** Each once, in the order typed. */
export const tagsOf = (typed: string): string[] => [
  ...new Set(
    typed
      .split(',')
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ''),
  ),
];

export const areTagsFine = (typed: string): boolean => {
  const tags = tagsOf(typed);
  return tags.length <= MOST_TAGS && tags.every((tag) => Tag.safeParse(tag).success);
};
