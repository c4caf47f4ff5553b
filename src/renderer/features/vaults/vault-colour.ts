// A calm colour of its own for each vault, as on the spine of a box file. It only helps to tell clients
// apart, so it comes from the name and is stored nowhere.
const SPINES = [
  '#1F5A4A',
  '#2E4A80',
  '#7A4A2E',
  '#5A3F66',
  '#6E6434',
  '#2F6470',
  '#74404C',
  '#4E5A2A',
] as const;

export const vaultColour = (name: string): string => {
  let sum = 0;
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return SPINES[sum % SPINES.length] ?? SPINES[0];
};
