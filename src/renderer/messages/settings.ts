// Texts of the settings.
export const settings = {
  title: 'Settings',
  answer: 'How Muniment looks on this computer, and what it is.',
  theme: 'Appearance',
  themes: [
    {
      id: 'system',
      label: 'As the system',
      description: 'Follows light and dark of this computer, and its wish for high contrast.',
    },
    { id: 'light', label: 'Light', description: 'Warm paper.' },
    { id: 'dark', label: 'Dark', description: 'For late hours.' },
    {
      id: 'contrast',
      label: 'High contrast',
      description: 'Black on white, with lines where shades would do otherwise.',
    },
    {
      id: 'contrast-dark',
      label: 'High contrast, dark',
      description: 'White on black, with the same lines.',
    },
  ],
  engagement: 'Engagement',
  engagementText: 'Type, dates, categories and firm of the examination this vault prepares for.',
  engagementChange: 'Change the engagement…',
  back: 'Back',
  region: 'Dates and numbers',
  noRegion: 'The system names no region',
  regionText: (region: string, moment: string, number: string) => `${region}: ${moment}; ${number}`,
  about: 'About',
  version: 'Muniment',
  network: 'Network',
  networkText: 'None. Muniment opens no connection and sends nothing.',
  aicpa: 'AICPA',
  aicpaText:
    'Not affiliated. Titles and summaries of criteria are our own words; the authoritative text is the AICPA’s.',
  runtime: 'Runtime',
  runtimeText: 'A development runtime, not the one that is shipped.',
} as const;
