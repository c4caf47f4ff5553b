// Texts about several clients: what they are told apart by, which of their vaults is open, and going from one to another.
import type { ClientColour } from '../../shared/domain/client';
import { count } from './count';

/** Of all vaults so many; of a single one no number is said. */
const some = (number: number, all: number, one: string, many: string): string =>
  all === 1 ? `It ${one}` : number === 1 ? `One ${one}` : `${count(number)} ${many}`;

export const clients = {
  open: (number: number, all: number) => some(number, all, 'is open.', 'are open.'),
  damaged: (number: number, all: number) =>
    some(number, all, 'was damaged when it was last checked.', 'were damaged when last checked.'),
  oldBackup: (number: number, all: number) =>
    some(number, all, 'has had no backup for 30 days.', 'have had no backup for 30 days.'),
  withoutBackup: (number: number, all: number) =>
    some(number, all, 'has no backup yet.', 'have no backup yet.'),
  typeOne: (day: string) => `SOC 2 Type I, as of ${day}`,
  typeTwo: (period: string) => `SOC 2 Type II, ${period}`,
  filter: 'Find a client',
  noneFits: (words: string) => `No vault here is called “${words}”.`,
  showAll: 'Show all',
  found: (shown: number, all: number) => `${count(shown)} of ${count(all)}`,
  inFront: 'Open',
  inFrontPinned: 'Open, stays open',
  behind: 'Open, stays open',
  more: (name: string) => `More for ${name}`,
  openIt: 'Open',
  bringForward: 'Bring to the front',
  lock: 'Lock',
  lockAll: 'Lock all',
  colour: 'Client colour…',
  showInFolder: 'Show in folder',
  forget: 'Take off the list',
  colourTitle: (name: string) => `Colour of ${name}`,
  colourHelp: 'Kept on this computer only, and never written into the vault.',
  byName: 'By its name',
  colours: {
    pine: 'Pine',
    blue: 'Blue',
    copper: 'Copper',
    plum: 'Plum',
    olive: 'Olive',
    teal: 'Teal',
    wine: 'Wine',
    moss: 'Moss',
  } satisfies Record<ClientColour, string>,
  close: 'Done',
  switch: (name: string, isPinned: boolean) =>
    isPinned ? `${name}, stays open: switch vault` : `${name}: switch vault`,
  switcher: 'Switch vault',
  groupOpen: 'Open',
  groupRecent: 'Locked',
  keepOpen: 'Stays open when you switch',
  lockNow: 'Lock now',
  all: 'All vaults…',
  here: 'Here',
  staysOpen: 'Stays open',
  intakeTitle: (number: number) =>
    number === 1 ? 'One file waits in Intake' : `${count(number)} files wait in Intake`,
  intakeText:
    'They are not stored yet. What is typed about them is forgotten when you leave this vault; the files stay where they are.',
  intakeLeave: 'Leave it',
  intakeStay: 'Stay here',
} as const;
