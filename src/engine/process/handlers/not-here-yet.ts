// Stands in for a call whose engine part is being built.
export const notHereYet = (): never => {
  throw new Error('this call has no engine part yet');
};
