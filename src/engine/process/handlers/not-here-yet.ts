// Stands in while the SOC 2 model is being built; must be gone when it is.
export const notHereYet = (): never => {
  throw new Error('not here yet');
};
