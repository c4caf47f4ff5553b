// Words of the Tasks screen.
export const tasks = {
  title: 'Tasks',
  emptyTitle: 'Nobody owes anything',
  emptyText: 'What is due by the controls’ cadence, asked for, in review or running out appears here.',
} as const;
