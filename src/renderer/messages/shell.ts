// Texts of the frame: rail, period strip, palette.
import { plural } from './count';
import type { TimeWords } from './time-words';

const isMac = navigator.userAgent.includes('Mac');

export const shell = {
  navigation: 'Vault',
  find: 'Find or do',
  findKeys: isMac ? '⌘ K' : 'Ctrl K',
  overview: 'Overview',
  controls: 'Controls',
  criteria: 'Criteria',
  evidence: 'Evidence',
  intake: 'Intake',
  fieldwork: 'Fieldwork',
  packages: 'Packages',
  vaultGroup: 'Vault',
  journal: 'Journal',
  vault: 'Keys and health',
  settings: 'Settings',
  engagement: 'Engagement',
  lockNow: 'Lock now',
  back: 'Back',
  forward: 'Forward',
  strip: 'Engagement and period',
  typeOne: 'SOC 2 Type I',
  typeTwo: 'SOC 2 Type II',
  asOf: (date: string) => `As of ${date}`,
  noEngagement: 'No engagement yet',
  defineEngagement: 'Define the engagement…',
  openControls: (without: number, words: TimeWords) =>
    without === 0 ? `Every control has evidence${words.inside}` : plural(without, 'control') + words.without,
  today: 'Today',
  palette: 'Find or do',
  paletteHint: 'A number, a title, or what you want to do',
  paletteNone: 'Nothing has that name.',
  paletteGo: 'Go to',
  paletteDo: 'Do',
  paletteControls: 'Controls',
  paletteCriteria: 'Criteria',
  paletteEvidence: 'Evidence',
  addEvidence: 'Add evidence…',
  buildPackage: 'Build a package…',
  verifyPackage: 'Verify a package…',
  checkVault: 'Check the vault',
} as const;
