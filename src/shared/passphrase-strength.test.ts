import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgePassphrase, SHORTEST_PASSPHRASE } from './passphrase-strength';

const names = ['Quillmere Analytics GmbH'];
const judge = (passphrase: string) => judgePassphrase(passphrase, names);

describe('judging a passphrase', () => {
  it.each(['', 'short', 'Tr0ub4dor&3', 'fourteen chars', '               ', 'ööööööööööööö1'])(
    'finds %j too short, however odd its characters',
    (passphrase) => {
      expect(judge(passphrase)).toMatchObject({ problem: 'too-short', level: 0 });
    },
  );

  it.each([
    'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    'abcabcabcabcabcabcabcabcabc',
    'passwordpassword',
    'Password12345678',
    'P@ssw0rdP@ssw0rdP@ssw0rd',
    'qwertyuiopasdfghjkl',
    '123456789012345678901234567890',
    'abcdefghijklmnopqrstuvwxyz',
    'letmein letmein letmein',
    'iloveyou iloveyou',
    'correcthorsebatterystaple',
    '1111 2222 3333 4444',
    'welcome to the company',
  ])('finds %j too plain', (passphrase) => {
    expect(judge(passphrase)).toMatchObject({ problem: 'too-plain', level: 0 });
  });

  it.each([
    'Quillmere Analytics',
    'quillmere analytics gmbh',
    'Quillmere-Quillmere-1',
    'analytics quillmere 2026',
  ])('finds %j to be little more than the name', (passphrase) => {
    expect(judge(passphrase)).toMatchObject({ problem: 'contains-name', level: 0 });
  });

  it.each([
    'seven quiet herons cross the estuary',
    'ochre lantern under nine quiet bridges',
    'Vxq7#mPz2!kLw9Rt',
    'drei stille Reiher über dem Fluss',
    '七只安静的苍鹭飞过宽阔的河口湾上空',
    'cobalt-tuba-ravine-flock-mango-spire',
  ])('accepts %j', (passphrase) => {
    expect(judge(passphrase).problem).toBeNull();
    expect(judge(passphrase).level).toBeGreaterThanOrEqual(1);
  });

  it('rates six unrelated words higher than three', () => {
    const three = judge('cobalt-tuba-ravine');
    const six = judge('cobalt-tuba-ravine-flock-mango-spire');
    expect(six.bits).toBeGreaterThan(three.bits);
    expect(six.level).toBeGreaterThan(three.level);
  });

  it('gives a name next to real words little credit but does not refuse it', () => {
    const plain = judge('seven quiet herons cross');
    const named = judge('seven quiet herons cross quillmere');
    expect(named.problem).toBeNull();
    expect(named.bits - plain.bits).toBeLessThan(9);
  });

  it('never throws, never refuses for length alone above the minimum, and repeats its answer', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const first = judge(text);
        expect(judge(text)).toEqual(first);
        expect(first.level === 0).toBe(first.problem !== null);
        if ([...text.normalize('NFC').trim()].length >= SHORTEST_PASSPHRASE) {
          expect(first.problem).not.toBe('too-short');
        }
      }),
    );
  });

  it('judges letters the same in either Unicode form', () => {
    const text = 'élan vital über alle Maßen';
    expect(judge(text.normalize('NFD'))).toEqual(judge(text.normalize('NFC')));
  });
});
