// An option without which a command cannot begin.
import { WrongUse } from './wrong-use';

const LONGEST_NAME = 200;

/** Trimmed. Errors: wrong use when it is missing or only blanks. */
export const required = (value: string | undefined, name: string): string => {
  if (value === undefined || value.trim() === '') throw new WrongUse(`--${name} is needed.`);
  return value.trim();
};

/** A name somebody is shown by. Errors: wrong use. */
export const requiredName = (value: string | undefined, name: string): string => {
  const given = required(value, name);
  if (given.length > LONGEST_NAME)
    throw new WrongUse(`--${name} may have at most ${String(LONGEST_NAME)} characters.`);
  return given;
};
