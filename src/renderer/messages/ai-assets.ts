// Texts about AI assets beside those all registers share.
import { plural } from './count';

export const aiAssets = {
  offer: (day: string, controls: number) =>
    `It was approved on ${day} and changes under ${plural(controls, 'control')}. Kept as evidence of that day, the approval is an event of ${controls === 1 ? 'it' : 'them'} in Coverage.`,
  keep: 'Keep the approval as evidence…',
  speaksOf: (day: string) =>
    `The evidence speaks of ${day}, the day of the approval; the file shows the record as at the day below.`,
};
