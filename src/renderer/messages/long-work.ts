// What is said of a call that takes more than a second.
const TITLES: Readonly<Record<string, string>> = {
  'vault.unlock': 'Opening the vault',
  'vault.recover': 'Opening the vault',
  'backup.restoreCopy': 'Putting the copy back',
  'requests.lookAtList': 'Reading the list',
  'requests.importList': 'Taking the list in',
  'requests.exportList': 'Writing the list',
  'requests.takeResponse': 'Taking the answer in',
  'requests.exportFollowUp': 'Writing the follow-up',
  'controls.importTable': 'Taking the controls in',
  'controls.exportTable': 'Writing the controls',
  'readiness.importWorksheet': 'Taking the worksheet in',
  'readiness.exportWorksheet': 'Writing the worksheet',
  'programme.importTable': 'Taking the register in',
  'programme.exportTable': 'Writing the register',
  'programme.importAll': 'Taking the programme in',
  'programme.exportAll': 'Writing the programme',
  'programme.overview': 'Working the registers out',
  'populations.exportSamples': 'Writing the samples',
  'evidence.add': 'Storing evidence',
  'package.plan': 'Looking at what goes into the package',
  'tasks.exportIcs': 'Writing the calendar',
};

export const longWork = {
  label: 'Work under way',
  title: (call: string): string => TITLES[call] ?? 'Still working',
  ifCancelled: 'If you cancel, nothing half done is left.',
} as const;
