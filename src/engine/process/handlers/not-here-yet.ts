// Stands in for a call whose use case is being written; nothing may be shipped with it.
export const notHereYet = (): never => {
  throw new Error('this call has no use case yet');
};
