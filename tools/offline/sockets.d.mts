export const judgeCalls: (lines: readonly string[]) => {
  readonly findings: string[];
  readonly counts: Readonly<Record<string, number>>;
};
