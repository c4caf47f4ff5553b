// A size as it is typed: `500MB`, `1.5 GB`, `700MiB`, or plain bytes.
import { WrongUse } from './wrong-use';

const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  b: 1,
  kb: 1e3,
  mb: 1e6,
  gb: 1e9,
  tb: 1e12,
  kib: 2 ** 10,
  mib: 2 ** 20,
  gib: 2 ** 30,
  tib: 2 ** 40,
};

/** Whole bytes, at least `least`. Errors: wrong use, naming the option. */
export const readByteSize = (typed: string, option: string, least: number): number => {
  const [, number, unit = ''] = /^(\d{1,12}(?:\.\d{1,6})?)\s*([a-z]*)$/i.exec(typed.trim()) ?? [];
  const factor = UNITS[unit.toLowerCase()];
  const bytes =
    number === undefined || factor === undefined ? Number.NaN : Math.floor(Number(number) * factor);
  if (!Number.isSafeInteger(bytes))
    throw new WrongUse(`--${option} takes a size such as 500MB or 1GB, and “${typed}” is none.`);
  if (bytes < least) throw new WrongUse(`--${option} takes no less than ${String(least)} bytes.`);
  return bytes;
};
