// Texts for when something has gone wrong, and of the diagnostics page.
import { count } from './count';

export const diagnostics = {
  title: 'Diagnostics',
  answer: 'What a helper needs to know, line by line. You save it; nothing is sent.',
  explained:
    'No names, titles, paths or content of evidence stand here, and no keys. Read it all the same: untick what you do not want to give away. What you save is exactly the text below.',
  back: 'Back',
  collecting: 'Looking at the app…',
  again: 'Try again',
  lookAgain: 'Look again',
  note: 'What were you doing?',
  noteHelp: 'Goes into the text as you write it. Leave out names and content of evidence.',
  leaveOutPart: (title: string) => `Leave out all of ${title}`,
  takePart: (title: string) => `Take in all of ${title}`,
  given: (given: number, all: number) => `${count(given)} of ${count(all)} lines`,
  asSaved: 'The text as it is saved',
  save: 'Save…',
  saved: 'Saved. Muniment has sent it nowhere; whom you give it to is up to you.',
  show: 'Show in folder',
  fileName: (day: string) => `muniment-diagnostics-${day}.txt`,
  failed: 'Something went wrong',
  dismiss: 'Dismiss',
  open: 'Diagnostics',
  screenFailed: 'This screen could not be shown',
  screenFailedAnswer: 'The rest of the app works on.',
  noSuchScreen: 'There is no such screen',
  noSuchScreenAnswer: 'A link led to a screen that does not exist.',
  toVaults: 'All vaults',
  windowFailed: 'The window could not be shown',
  loadAgain: 'Load the window again',
} as const;
