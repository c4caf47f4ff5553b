// The colour of each client, as on the spine of a box file: chosen by a person, or a calm one that comes from the
// name. It only helps to tell clients apart: the name always stands beside it.
import type { CSSProperties } from 'react';
import { CLIENT_COLOURS, type ClientColour } from '../../../shared/domain/client';

const SPINES: Readonly<Record<ClientColour, string>> = {
  pine: '#1F5A4A',
  blue: '#2E4A80',
  copper: '#7A4A2E',
  plum: '#5A3F66',
  olive: '#6E6434',
  teal: '#2F6470',
  wine: '#74404C',
  moss: '#4E5A2A',
};

const colourByName = (name: string): ClientColour => {
  let sum = 0;
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return CLIENT_COLOURS[sum % CLIENT_COLOURS.length] ?? 'pine';
};

export const clientColour = (name: string, chosen: ClientColour | null): ClientColour =>
  chosen ?? colourByName(name);

/** For the class `spine`. */
export const spineStyle = (name: string, chosen: ClientColour | null): CSSProperties =>
  ({ '--spine': SPINES[clientColour(name, chosen)] }) as CSSProperties;
