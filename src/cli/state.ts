// A state as it is typed, out of those there are.
import { WrongUse } from './wrong-use';

/** Capital or not. Errors: wrong use, naming the states there are. */
export const readState = <State extends string>(states: readonly State[], typed: string): State => {
  const state = states.find((one) => one === typed.toLowerCase());
  if (state !== undefined) return state;
  throw new WrongUse(`“${typed}” is not a state.`, `The states are ${states.join(', ')}.`);
};
