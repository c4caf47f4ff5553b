import { beforeAll, expect, it } from 'vitest';
import { cryptoReady } from './hash';
import { forgetEverywhere, forgetTogether } from './secret-bytes';
import { sodium } from './sodium';

interface Library {
  readonly HEAPU8: Uint8Array;
  readonly _malloc: (bytes: number) => number;
  readonly _free: (at: number) => void;
}

let library: Library;
beforeAll(async () => {
  await cryptoReady();
  library = (sodium as unknown as { readonly libsodium: Library }).libsodium;
});

const secretOf = (length: number, seed: number): Uint8Array =>
  Uint8Array.from({ length }, (_, index) => (index * 41 + seed * 97 + 5) & 0xff);

it('wipes copies wherever they begin, of secrets of every length, and nothing beside them', () => {
  const secrets = [16, 32, 64, 3].map((length, seed) => secretOf(length, seed));
  const kept = secrets.map((secret) => Uint8Array.from(secret));
  const bytes = 8_192;
  const start = library._malloc(bytes);
  const area = library.HEAPU8.subarray(start, start + bytes);
  area.fill(0xee);
  const places: { readonly at: number; readonly secret: Uint8Array }[] = [];
  let at = 1;
  for (const secret of kept) {
    for (let shift = 0; shift < 9; shift += 1) {
      places.push({ at: at + shift, secret });
      at += 100;
    }
  }
  // Side by side, and at the very end.
  places.push({ at: 5_001, secret: secretOf(32, 1) }, { at: 5_033, secret: secretOf(16, 0) });
  places.push({ at: bytes - 32, secret: secretOf(32, 1) });
  for (const place of places) area.set(place.secret, place.at);

  forgetEverywhere(...secrets);

  const expected = new Uint8Array(bytes).fill(0xee);
  for (const place of places) expected.fill(0, place.at, place.at + place.secret.length);
  expect(Buffer.from(area).equals(Buffer.from(expected))).toBe(true);
  for (const secret of secrets) expect(secret.every((byte) => byte === 0)).toBe(true);
  library._free(start);
});

it('leaves what only looks like a secret', () => {
  const secret = secretOf(32, 1);
  const other = Uint8Array.from(secret);
  other[31] = (other[31] ?? 0) ^ 1;
  const start = library._malloc(64);
  library.HEAPU8.set(other, start + 3);
  forgetEverywhere(secret);
  expect([...library.HEAPU8.subarray(start + 3, start + 35)]).toEqual([...other]);
  library._free(start);
});

it('wipes what was forgotten together, also when the work fails', () => {
  const [one, other] = [secretOf(32, 1), secretOf(32, 2)];
  const start = library._malloc(64);
  library.HEAPU8.set(other, start + 1);
  const work = () => {
    forgetTogether(() => {
      forgetEverywhere(one);
    });
    forgetEverywhere(other);
    throw new Error('in between');
  };
  expect(() => {
    forgetTogether(work);
  }).toThrow('in between');
  expect(
    [...one, ...other, ...library.HEAPU8.subarray(start + 1, start + 33)].every((byte) => byte === 0),
  ).toBe(true);
  library._free(start);
});
