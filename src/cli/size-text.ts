// Sizes for people, in decimal units as disks and mail portals give them.
const UNITS = ['kB', 'MB', 'GB', 'TB'] as const;

/** `842 B`, `1.4 MB`: three figures at most. */
export const sizeText = (bytes: number): string => {
  if (bytes < 1000) return `${String(bytes)} B`;
  let value = bytes / 1000;
  let unit = 0;
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${value < 9.95 ? value.toFixed(1) : String(Math.round(value))} ${UNITS[unit] ?? ''}`;
};
