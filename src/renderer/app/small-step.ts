// Which changes of an address are worth a step back: opening something is, typing in a search field or
// moving through the rows with an open panel is not.

interface Address {
  readonly q?: string | undefined;
  readonly id?: string | undefined;
}

/** True when the new address is to replace the present one in the history. */
export const isSmallStep = (now: Address, next: Address): boolean =>
  now.q !== next.q || (now.id !== undefined && next.id !== undefined && now.id !== next.id);
