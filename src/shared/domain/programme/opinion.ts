// The opinions a CPA firm may give in a report. Muniment gives none.
export const OPINIONS = {
  unmodified: 'Unmodified',
  qualified: 'Qualified',
  adverse: 'Adverse',
  disclaimer: 'Disclaimer of opinion',
} as const;
