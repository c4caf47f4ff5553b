import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOutJson } from './lay-out-json';

describe('laying out JSON', () => {
  it('breaks lines after brackets and commas and leaves empty ones together', () => {
    expect(layOutJson('{"a":[1,2],"b":{},"c":[ ]}')).toBe(
      '{\n  "a": [\n    1,\n    2\n  ],\n  "b": {},\n  "c": []\n}',
    );
  });

  it('keeps every digit, every key that is there twice, and what stands in quotation marks', () => {
    expect(layOutJson('{"n":1.00000000000000000001,"n":2,"t":"{,:}\\" x"}')).toBe(
      '{\n  "n": 1.00000000000000000001,\n  "n": 2,\n  "t": "{,:}\\" x"\n}',
    );
  });

  it('means the same as before, whatever the JSON', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(JSON.parse(layOutJson(text))).toEqual(JSON.parse(text));
      }),
    );
  });

  it('changes nothing but white space, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        expect(layOutJson(text).replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      }),
    );
  });
});
