// JSON as it is read from a stranger: not nested without end, and no object says a member twice. Two readers of a file that
// does would see two different kits.

export interface JsonShape {
  /** How many brackets stand open at once at the deepest place. */
  readonly depth: number;
  /** Members of all objects, as they are written. */
  readonly members: number;
}

const afterSpaces = (text: string, from: number): string | undefined => {
  let at = from;
  while (text[at] === ' ' || text[at] === '\n' || text[at] === '\r' || text[at] === '\t') at += 1;
  return text[at];
};

/** In one pass and without recursion: a file of brackets alone would end the stack before it is parsed. */
export const shapeOfJson = (text: string): JsonShape => {
  let open = 0;
  let depth = 0;
  let members = 0;
  let isInText = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (isInText) {
      if (sign === '\\') at += 1;
      else if (sign === '"') {
        isInText = false;
        if (afterSpaces(text, at + 1) === ':') members += 1;
      }
    } else if (sign === '"') isInText = true;
    else if (sign === '{' || sign === '[') depth = Math.max(depth, (open += 1));
    else if (sign === '}' || sign === ']') open -= 1;
  }
  return { depth, members };
};

/** Members of all objects, as they were read: fewer than were written where one is said twice. */
export const membersOf = (value: unknown): number => {
  if (typeof value !== 'object' || value === null) return 0;
  const inside = Object.values(value).reduce<number>((sum, one) => sum + membersOf(one), 0);
  return inside + (Array.isArray(value) ? 0 : Object.keys(value).length);
};

/** A member that a program could take for something of its own. */
export const hasForeignMember = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (Object.hasOwn(value, '__proto__') || Object.values(value).some(hasForeignMember));
