// Texts about AI assets beside those all registers share.
import { plural } from './count';

export const aiAssets = {
  offer: (day: string, controls: number) =>
    `It was approved on ${day} and changes under ${plural(controls, 'control')}. Kept as evidence of that day, Coverage shows it under ${controls === 1 ? 'this control' : 'these controls'}.`,
  keep: 'Keep the approval as evidence…',
  speaksOf: (day: string) =>
    `The evidence speaks of ${day}, the day of the approval; the file shows the record as at the day below.`,
};
