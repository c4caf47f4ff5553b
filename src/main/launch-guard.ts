// An installed Muniment takes no orders from its command line that would open it to others: a debugger's port,
// scripts, extensions, another proxy, no sandbox. What is not known to be harmless is refused, not ignored.

/** Switches that say how and where to draw, or in which folder settings lie. */
const HARMLESS: ReadonlySet<string> = new Set([
  'disable-gpu',
  'force-device-scale-factor',
  'force-renderer-accessibility',
  'lang',
  'log-level',
  'ozone-platform',
  'ozone-platform-hint',
  'password-store',
  'user-data-dir',
]);

/** Root has no sandbox in Chromium: it refuses to start without this. */
const FOR_ROOT = 'no-sandbox';

export interface Launch {
  /** The command line, the program itself first. */
  readonly argv: readonly string[];
  readonly platform: NodeJS.Platform;
  readonly isRoot: boolean;
}

/** What Chromium takes off an argument before it looks for a dash (`base::kWhitespaceWide`, which has more than ASCII). */
const AROUND = /^[\s\u0085\u180e]+|[\s\u0085\u180e]+$/g;

/**
 * How Chromium reads an argument: blanks around it do not count, one dash is as good as two, on Windows a slash too
 * and capitals are no difference; and Node looks at arguments that stand behind `--`. The name, or null for no switch.
 */
const switchName = (given: string, platform: NodeJS.Platform): string | null => {
  const argument = given.replace(AROUND, '');
  const isWindows = platform === 'win32';
  const dashes = /^-+/.exec(argument)?.[0] ?? '';
  const body = isWindows && argument.startsWith('/') ? argument.slice(1) : argument.slice(dashes.length);
  if (body.length === argument.length) return null;
  const name = body.split('=', 1)[0] ?? '';
  return isWindows ? name.toLowerCase() : name;
};

/**
 * The first switch with which an installed app does not start, without its value, or null. It is cut short and
 * has no control characters: it is said on a terminal.
 */
export const refusedSwitch = ({ argv, platform, isRoot }: Launch): string | null => {
  for (const argument of argv.slice(1)) {
    const name = switchName(argument, platform);
    if (name === null || HARMLESS.has(name)) continue;
    if (name === FOR_ROOT && isRoot && platform === 'linux') continue;
    return `--${name.replace(/[^\w-]/g, '?').slice(0, 60)}`;
  }
  return null;
};

/** For whoever typed it. */
export const refusalSentence = (name: string): string =>
  `Muniment does not start with ${name}: an installed app takes no switches that could open it to other programs.\n`;
