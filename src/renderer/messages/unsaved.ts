// Texts of the question before changes are left behind.
export const unsaved = {
  title: (what: string) => `Changes of ${what} are not saved`,
  text: 'Save them, go on without them, or stay here.',
  leave: 'Leave without saving',
  stay: 'Stay',
  save: 'Save and leave',
} as const;
