import { describe, expect, it } from 'vitest';
import { commaList, parseCommandLine } from './arguments';
import { command, flag, text, texts, vaultAndSome, vaultOnly } from './command';
import { WrongUse } from './wrong-use';

const wave = command('hand', 'wave', 'Wave.', {
  operands: vaultAndSome('[FINGER…]'),
  options: { title: text('TEXT', 'why'), control: texts('ID', 'whom'), slow: flag('slowly') },
  run: () => Promise.resolve(0),
});
const fist = command('hand', 'close', 'Close.', {
  operands: vaultOnly,
  options: {},
  run: () => Promise.resolve(0),
});

const refusal = (words: readonly string[], of = wave): WrongUse => {
  try {
    parseCommandLine(of, words);
  } catch (error) {
    if (error instanceof WrongUse) return error;
  }
  throw new Error('it was not refused');
};

describe('reading a command line', () => {
  it('tells operands from options, wherever they stand', () => {
    const { operands, options } = parseCommandLine(wave, ['V', '--title', 'Hello', 'a', '--slow', 'b']);
    expect(operands).toEqual(['V', 'a', 'b']);
    expect(options).toMatchObject({ title: 'Hello', slow: true, control: [], json: false });
  });

  it('collects an option that may come several times', () => {
    const { options } = parseCommandLine(wave, ['V', '--control', 'A', '--control=B']);
    expect(options['control']).toEqual(['A', 'B']);
  });

  it('takes everything after -- as an operand', () => {
    const { operands } = parseCommandLine(wave, ['V', '--', '--title', '-x']);
    expect(operands).toEqual(['V', '--title', '-x']);
  });

  it('takes a value that begins with a dash when it is joined with =', () => {
    expect(parseCommandLine(wave, ['V', '--title=--odd']).options['title']).toBe('--odd');
  });

  it('names the nearest option for a slip of the finger', () => {
    const refused = refusal(['V', '--titel', 'x']);
    expect(refused.what).toContain('has no option --titel');
    expect(refused.hint).toBe('Did you mean --title?');
  });

  it('points to the help page when nothing is near', () => {
    expect(refusal(['V', '--elephant']).hint).toBe('See “muniment help hand wave”.');
  });

  it.each([
    [['V', '--title'], '--title needs a value (TEXT).'],
    [['V', '--title', '--slow'], '--title needs a value (TEXT).'],
    [['V', '--slow=yes'], '--slow takes no value.'],
    [['V', '--title', 'a', '--title', 'b'], '--title was given twice.'],
    [['V', '-q'], '“hand wave” has no option --q.'],
    [[], '“hand wave” needs VAULT [FINGER…].'],
  ])('refuses %j', (words, what) => {
    expect(refusal(words).what).toBe(what);
  });

  it('refuses more operands than the command takes', () => {
    expect(refusal(['V', 'W'], fist).what).toBe('“hand close” takes VAULT; 2 words were given.');
  });

  it('asks for no operand when only help is wanted', () => {
    expect(parseCommandLine(wave, ['--help']).options['help']).toBe(true);
  });

  it('splits lists at commas and drops empty parts', () => {
    expect(commaList(['A, B', 'C,,', ''])).toEqual(['A', 'B', 'C']);
  });
});
