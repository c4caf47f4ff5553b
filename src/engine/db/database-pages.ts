// Proves the pages of a database file without SQLite: also those that no table uses, which SQLite never
// reads (docs/format/vault-v1.md §5). Reads nothing by itself and opens no page.
import { createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto';
import type { VaultKeys } from '../crypto/vault-keys';

export const PAGE_BYTES = 4096;
export const SALT_BYTES = 16;
const MAC_BYTES = 64;
const MAC_KEY_ROUNDS = 2;
const SALT_MASK = 0x3a;
/** SQLite keeps its locks at this offset of a file and never writes the page that holds it. */
const LOCK_BYTE = 2 ** 30;
const LOCK_PAGE = LOCK_BYTE / PAGE_BYTES + 1;

export interface PageProver {
  /** Whether these 4,096 bytes are what was written at this place; pages count from 1. */
  readonly isSound: (page: Uint8Array, number: number) => boolean;
  readonly forget: () => void;
}

/** Proves pages of a database of the epoch these keys are of. */
export const pageProver = (keys: Pick<VaultKeys, 'database' | 'databaseSalt'>): PageProver => {
  const salt = Buffer.from(keys.databaseSalt);
  const macKey = pbkdf2Sync(
    keys.database,
    salt.map((byte) => byte ^ SALT_MASK),
    MAC_KEY_ROUNDS,
    32,
    'sha512',
  );
  const place = Buffer.alloc(4);
  return {
    isSound: (page, number) => {
      if (page.length !== PAGE_BYTES) return false;
      if (number === LOCK_PAGE) return page.every((byte) => byte === 0);
      // The first page begins with the salt, which the MAC does not cover.
      const start = number === 1 ? SALT_BYTES : 0;
      if (number === 1 && !salt.equals(page.subarray(0, SALT_BYTES))) return false;
      place.writeUInt32LE(number);
      const mac = createHmac('sha512', macKey)
        .update(page.subarray(start, PAGE_BYTES - MAC_BYTES))
        .update(place)
        .digest();
      return timingSafeEqual(mac, page.subarray(PAGE_BYTES - MAC_BYTES));
    },
    forget: () => macKey.fill(0),
  };
};
