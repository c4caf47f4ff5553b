// How far keys are really gone from the memory of the process once a vault is closed, seen from outside of
// JavaScript: docs/threat-model.md says so, this is how we know.
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { forgetEverywhere, keptSecret } from '../../src/engine/crypto/secret-bytes';
import { cryptoReady } from '../../src/engine/crypto/hash';
import { keyedHash } from '../../src/engine/crypto/keyed-hash';
import { childProgram, nextMessage } from './child';
import { PASSPHRASE } from './temporary-vault';
import { vaultFixture, type VaultFixture } from './vault-fixture';

type Copies = Readonly<Record<string, readonly string[]>>;

let fixture: VaultFixture;
beforeAll(async () => {
  fixture = await vaultFixture();
});
afterAll(() => fixture.remove());

it('holds no key of the vault after closing, where the system lets us look', async () => {
  const start = await childProgram('memory', 'memory-program');
  const folder = await fixture.copy();
  const child = start({ do: 'open', folder, passphrase: PASSPHRASE, work: fixture.work });
  const answer = (await nextMessage(child)) as { open: Copies; closed: Copies; zeros: boolean };
  expect(answer.zeros).toBe(true);
  // Elsewhere only the buffers themselves can be looked at.
  if (!existsSync('/proc/self/mem')) return;
  // The search leaves traces of its own, as many of a key that nobody ever had.
  const more = ({ control = [], ...keys }: Copies): string[] =>
    Object.keys(keys).filter((name) => (keys[name]?.length ?? 0) > control.length);
  expect(more(answer.open)).toContain('database');
  expect(more(answer.closed)).toEqual([]);
});

it('wipes what libsodium leaves in its own memory', async () => {
  await cryptoReady();
  const secret = keptSecret(Uint8Array.from({ length: 32 }, (_, index) => (index * 7 + 3) & 0xff));
  const before = keyedHash(secret, 'a message');
  forgetEverywhere(secret);
  expect([...secret]).toEqual(Array.from({ length: 32 }, () => 0));
  // A second time there is nothing to look for, and nothing else is harmed.
  forgetEverywhere(secret);
  const again = keptSecret(Uint8Array.from({ length: 32 }, (_, index) => (index * 7 + 3) & 0xff));
  expect(keyedHash(again, 'a message')).toEqual(before);
});
