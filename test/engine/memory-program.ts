// Runs in a process of its own: opens a vault, closes it, and looks through all of its own memory for the
// keys it had (Linux lets a process read itself). Says how many copies of each it found.
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { instantOf, openVault, type Environment } from '../../src/engine';
import { sessionOf } from '../../src/engine/vault/session';
import type { ChildTask } from './child';

const task = JSON.parse(process.argv[2] ?? '{}') as ChildTask;
const environment: Environment = {
  now: () => instantOf(Date.now()),
  random: (count) => new Uint8Array(randomBytes(count)),
  logger: { log: () => undefined },
  kdf: { algorithm: 'argon2id13', operations: 1, memoryMebibytes: 8 },
  program: 'Muniment test',
};

const MASK = 0x5a;
const STEP = 1 << 20;
const KEY_BYTES = 32;
const window = Buffer.allocUnsafeSlow(STEP);

const writable = (): { from: number; to: number; what: string }[] =>
  readFileSync('/proc/self/maps', 'utf8')
    .split('\n')
    .map((line) => /^([0-9a-f]+)-([0-9a-f]+) rw\S+ \S+ \S+ \S+\s*(.*)$/.exec(line))
    .filter((found) => found !== null)
    .map(([, from = '', to = '', what = '']) => ({
      from: Number.parseInt(from, 16),
      to: Number.parseInt(to, 16),
      what,
    }));

/** How often each of these masked keys stands somewhere in the clear, and where. */
const copiesOf = (keys: readonly Uint8Array[]): string[][] => {
  // The one place where they stand in the clear while they are looked for.
  const clear = Buffer.allocUnsafeSlow(keys.length * KEY_BYTES);
  for (const [number, key] of keys.entries()) {
    for (const [index, byte] of key.entries()) clear[number * KEY_BYTES + index] = byte ^ MASK;
  }
  const wanted = keys.map((_, number) => clear.subarray(number * KEY_BYTES, (number + 1) * KEY_BYTES));
  const memory = openSync('/proc/self/mem', 'r');
  const copies: string[][] = keys.map(() => []);
  for (const { from, to, what } of writable()) {
    for (let at = from; at < to; at += STEP - KEY_BYTES) {
      let length = 0;
      try {
        length = readSync(memory, window, 0, Math.min(STEP, to - at), at);
      } catch {
        break;
      }
      const seen = window.subarray(0, length);
      for (const [number, key] of wanted.entries()) {
        for (let place = seen.indexOf(key); place >= 0; place = seen.indexOf(key, place + 1)) {
          copies[number]?.push(`${what === '' ? 'anonymous' : what} ${String((to - from) >> 20)} MiB`);
        }
      }
      window.fill(0);
    }
  }
  closeSync(memory);
  clear.fill(0);
  return copies;
};

const masked = (bytes: Uint8Array): Uint8Array => bytes.map((byte) => byte ^ MASK);

const vault = await openVault(task.folder, { passphrase: task.passphrase }, environment);
vault.write(({ record }) => record('vault.recovery-key-confirmed', vault.vaultId, {}));
const { keys, vaultKey } = sessionOf(vault);
const { databaseSalt, ...secret } = keys;
const held = [vaultKey, ...Object.values<Uint8Array>({ ...keys })];
// What the search itself leaves lying about is counted by a key that nobody ever had.
const control = new Uint8Array(randomBytes(KEY_BYTES));
const named = Object.entries({ control, vaultKey, ...secret }).map(
  ([name, bytes]) => [name, masked(bytes as Uint8Array)] as const,
);
control.fill(0);
const count = () => {
  const copies = copiesOf(named.map(([, bytes]) => bytes));
  return Object.fromEntries(named.map(([name], number) => [name, copies[number]]));
};
const open = count();
vault.close();
const closed = count();
const zeros = held.every((bytes) => bytes.every((byte) => byte === 0));
process.send?.({ open, closed, zeros, salt: databaseSalt.length }, () => process.disconnect());
