// Words of the Populations screen.
export const populations = {
  title: 'Populations',
  emptyTitle: 'No population yet',
  emptyText:
    'A population is the complete list an auditor picks from: new hires, leavers, changes, incidents. It stands on an evidence file and on the record of how the list was made.',
} as const;
