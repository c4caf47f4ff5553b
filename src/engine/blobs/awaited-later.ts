/** Work whose failure is met where it is awaited; until then it must not count as unhandled. */
export const awaitedLater = <T>(work: Promise<T>): Promise<T> => {
  work.catch(() => undefined);
  return work;
};
