// Which region the system is set to: whose order of dates, clock and digits the person is used to.

/**
 * @param platform as `process.platform`
 * @param environment on Linux the region is said there, for times before all else
 * @param countryCode what Electron was told by the system; on Linux only of locales that are installed
 * @returns two capital letters, or null where nothing is said (as under `C` and `POSIX`)
 */
export const systemRegion = (
  platform: string,
  environment: Readonly<Record<string, string | undefined>>,
  countryCode: string,
): string | null => {
  if (platform !== 'linux') return /^[A-Z]{2}$/.test(countryCode) ? countryCode : null;
  // By POSIX the first that is set and not empty decides, even when it names no region.
  const said = [environment['LC_ALL'], environment['LC_TIME'], environment['LANG']].find(
    (value) => value !== undefined && value !== '',
  );
  return /^[a-z]{2,3}_([A-Z]{2})(?:[.@]|$)/.exec(said ?? '')?.[1] ?? null;
};
