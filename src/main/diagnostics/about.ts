// Numbers as a helper needs them and no more exact: how large something is about, not how much of it a client has.

/** One digit that counts: 1 to 9, about 40, about 100,000. */
export const aboutSoMany = (count: number): string => {
  if (count <= 0) return 'none';
  if (count < 10) return 'fewer than 10';
  const size = 10 ** Math.floor(Math.log10(count));
  return `about ${(Math.round(count / size) * size).toLocaleString('en-US')}`;
};

/** In megabytes or gigabytes, one digit that counts. */
export const aboutSoLarge = (bytes: number): string => {
  if (bytes < 1_000_000) return 'less than 1 MB';
  return bytes < 1_000_000_000
    ? `${aboutSoMany(Math.round(bytes / 1_000_000)).replace('fewer', 'less')} MB`
    : `${aboutSoMany(Math.round(bytes / 1_000_000_000)).replace('fewer', 'less')} GB`;
};

/** @param now milliseconds */
export const howLongAgo = (instant: string | null, now: number): string => {
  if (instant === null) return 'never';
  const days = Math.floor((now - Date.parse(instant)) / 86_400_000);
  if (Number.isNaN(days)) return 'unknown';
  if (days < 1) return 'within a day';
  return days < 60 ? `${String(days)} days ago` : `about ${String(Math.round(days / 30))} months ago`;
};
