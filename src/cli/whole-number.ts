// A whole number as it is typed.
import { WrongUse } from './wrong-use';

/** `otherwise` when nothing was typed. Errors: wrong use, naming the option. */
export const readWhole = (typed: string | undefined, option: string, otherwise?: number): number => {
  if (typed === undefined && otherwise !== undefined) return otherwise;
  const bare = (typed ?? '').trim();
  if (/^\d{1,9}$/.test(bare) && Number(bare) > 0) return Number(bare);
  throw new WrongUse(`--${option} takes a whole number from 1 on.`);
};
