import { describe, expect, it } from 'vitest';
import { cleanWhere, whereThrown } from './where-thrown';

const withStack = (stack: string, name = 'Error'): Error => {
  const error = new Error('x');
  error.name = name;
  error.stack = stack;
  return error;
};

describe('where an error was thrown', () => {
  it('names kind, system code, what was called and the file of code, without its folders', () => {
    const error = Object.assign(new TypeError('cannot open /home/ada/salaries.xlsx'), { code: 'ENOSPC' });
    const text = whereThrown(error);
    expect(text).toMatch(/^TypeError ENOSPC\nat .*where-thrown\.test\.ts:\d+:\d+\)/);
    expect(text).not.toMatch(/salaries|ada|work|home/);
  });

  it('leaves a message out that pretends to be frames', () => {
    const error = new Error('broken\n    at salaries of Ada (/home/ada/pay.ts:1:2)\n    at Ada.ts:1:2');
    expect(whereThrown(error)).not.toMatch(/Ada|pay/);
  });

  it('names no file that is not code, and nothing but identifiers of what was called', () => {
    const text = whereThrown(
      withStack(
        [
          'Error: x',
          '    at Object.pay [as Ada Lovelace] (C:\\Users\\Ada\\app\\index.js:3:4)',
          '    at async salaries of Ada (file:///home/ada/out/engine.js:5:6)',
          '    at open (/home/ada/salaries.xlsx:1:1)',
          '    at node:internal/fs/promises:10:20',
          '    at Array.map (<anonymous>)',
          '    at muniment://app/assets/index-Bx_9.js?ada:7:8',
        ].join('\n'),
      ),
    );
    expect(text.split('\n')).toEqual([
      'Error',
      'at Object.pay (index.js:3:4)',
      'at <anonymous> (engine.js:5:6)',
      'at open',
      'at <anonymous> (node:10:20)',
      'at Array.map',
      'at <anonymous> (index-Bx_9.js:7:8)',
    ]);
  });

  it('goes five causes deep, and says little of what is no error', () => {
    let error = new Error('0');
    for (let depth = 1; depth < 9; depth += 1) error = new Error(String(depth), { cause: error });
    expect(whereThrown(error).match(/caused by/g)).toHaveLength(4);
    expect(whereThrown('a secret')).toBe('a thrown string');
  });

  it('reads back what it wrote, and drops every line of another shape', () => {
    const text = whereThrown(new Error('x', { cause: new RangeError('y') }));
    expect(cleanWhere(text)).toBe(text);
    expect(cleanWhere(`${text}\nSalaries of Ada, 2026.xlsx\nat /home/ada/x.js:1:1\n<script>`)).toBe(text);
  });
});
