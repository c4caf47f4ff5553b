// Makes hostile inputs out of real ones: bytes flipped, cut, doubled and spliced, and JSON with a value
// somewhere that nobody expects. The same choices give the same input again.

export type Choose = (below: number) => number;

const TOKENS = [
  '\0',
  '\n',
  '\r\n',
  '\ufeff',
  '\\ud800',
  '\\u0000',
  '"__proto__":',
  '"constructor":{"prototype":{}}',
  '1e999',
  '-0',
  '9'.repeat(400),
  '['.repeat(3000),
  '{"a":'.repeat(1000),
  'null',
  '{}',
  '[]',
  '""',
  ',',
  '"',
  '../',
  '�',
  ' ',
].map((token) => Buffer.from(token));

const VALUES: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1,
  1.5,
  2 ** 31,
  2 ** 32,
  2 ** 53,
  1e21,
  '',
  'x',
  '\ud800',
  '\udc00\ud800',
  'é',
  'e\u0301',
  '\u0000',
  '../../x',
  'MEM-01',
  'MEM-99',
  'MEM-9007199254740993',
  '2026-07-01T09:00:00Z',
  '2026-02-30T09:00:00Z',
  '0'.repeat(32),
  '0'.repeat(64),
  'A'.repeat(43),
  'x'.repeat(70_000),
  [],
  {},
  [[]],
  { __proto__: null },
];

const pick = <T>(choose: Choose, list: readonly T[]): T => {
  const item = list[choose(list.length)];
  if (item === undefined) throw new Error('nothing to choose from');
  return item;
};

const splice = (bytes: Uint8Array, at: number, remove: number, insert: Uint8Array): Buffer<ArrayBuffer> =>
  Buffer.concat([bytes.subarray(0, at), insert, bytes.subarray(at + remove)]);

/** One to four changes of the bytes; `other` is a second real input to take pieces from. */
export const mutateBytes = (input: Uint8Array, other: Uint8Array, choose: Choose): Buffer => {
  let bytes = Buffer.from(input);
  for (let left = 1 + choose(4); left > 0; left -= 1) {
    const at = choose(bytes.length + 1);
    const length = choose(Math.min(64, bytes.length - at + 1));
    switch (choose(8)) {
      case 0:
        if (at < bytes.length) bytes[at] = (bytes[at] ?? 0) ^ (1 << choose(8));
        break;
      case 1:
        if (at < bytes.length) bytes[at] = choose(256);
        break;
      case 2:
        bytes = splice(bytes, at, length, Buffer.of());
        break;
      case 3:
        bytes = splice(bytes, at, 0, Buffer.from(bytes.subarray(at, at + length)));
        break;
      case 4:
        bytes = splice(bytes, at, choose(2) * length, pick(choose, TOKENS));
        break;
      case 5:
        bytes = Buffer.from(bytes.subarray(0, at));
        break;
      case 6: {
        const from = choose(other.length + 1);
        bytes = splice(bytes, at, length, Buffer.from(other.subarray(from, from + choose(200))));
        break;
      }
      default:
        bytes = splice(bytes, at, 0, Buffer.from(Array.from({ length: 1 + choose(8) }, () => choose(256))));
    }
  }
  return bytes;
};

type Json = Record<string, unknown> | unknown[];

const containers = (value: unknown, into: Json[] = []): Json[] => {
  if (typeof value !== 'object' || value === null) return into;
  into.push(value as Json);
  for (const inner of Object.values(value)) containers(inner, into);
  return into;
};

/** One to three values of a JSON document replaced, added, taken away or put elsewhere. */
export const mutateJson = (input: unknown, choose: Choose): unknown => {
  const document = structuredClone(input);
  for (let left = 1 + choose(3); left > 0; left -= 1) {
    const place = pick(choose, containers(document)) as Record<string, unknown>;
    const keys = Object.keys(place);
    const key = keys.length === 0 || choose(8) === 0 ? `k${String(choose(9))}` : pick(choose, keys);
    const elsewhere = pick(choose, containers(document)) as Record<string, unknown>;
    const values = Object.values(elsewhere);
    if (choose(6) === 0) {
      if (Array.isArray(place)) place.splice(choose(place.length + 1), 1);
      else Reflect.deleteProperty(place, key);
    } else if (choose(3) === 0 && values.length > 0) place[key] = structuredClone(pick(choose, values));
    else place[key] = structuredClone(pick(choose, VALUES));
  }
  return document;
};

/** As JSON.stringify, with sorted keys: canonical for what occurs here, and also for what nobody would write. */
export const sortedJson = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(sortedJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${sortedJson(inner)}`).join(',')}}`;
};
