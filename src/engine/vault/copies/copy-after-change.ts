// The copies of a long session: after a change, when the newest is an hour old.
import type { OpenVault } from '../open-vault';
import { copySource } from '../session';
import { copyWhenDue, HOURS_BETWEEN_CHANGES } from './copy-when-due';

const MINUTES_BETWEEN_LOOKS = 10;
/** When each vault was looked after last: nobody wants a folder listed after every click. */
const lookedAt = new WeakMap<OpenVault, number>();

/** Called between two changes, when nobody waits. Answers whether a copy was made; no room for one is no error. */
export const copyAfterChange = (vault: OpenVault): boolean => {
  if (vault.access.mode !== 'read-write') return false;
  const now = Date.parse(vault.environment.now());
  const last = lookedAt.get(vault);
  if (last !== undefined && Math.abs(now - last) < MINUTES_BETWEEN_LOOKS * 60_000) return false;
  lookedAt.set(vault, now);
  return copyWhenDue(copySource(vault), HOURS_BETWEEN_CHANGES);
};
