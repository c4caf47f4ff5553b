import { describe, expect, it } from 'vitest';
import { type Escapes, findWords } from './find-words';

const found = (text: string, words: string[], escapes: Escapes = 'none', matchCase = false): string[] =>
  findWords(text, words, escapes, matchCase).map(({ start, end }) => text.slice(start, end));

describe('finding words', () => {
  it('finds every occurrence in any letter case, and in one when asked', () => {
    expect(found('Ada met ADA.\nada left', ['Ada'])).toEqual(['Ada', 'ADA', 'ada']);
    expect(found('Ada met ADA.\nada left', ['Ada'], 'none', true)).toEqual(['Ada']);
  });

  it('finds a text however its accents are stored', () => {
    expect(found('Rene\u0301 and REN\u00c9', ['Ren\u00e9'])).toEqual(['Rene\u0301', 'REN\u00c9']);
    expect(found('Stra\u00dfe, STRASSE', ['stra\u00dfe'])).toEqual(['Stra\u00dfe', 'STRASSE']);
    expect(found('\ud55c\uae00', ['\u1112\u1161\u11ab\u1100\u1173\u11af'])).toEqual(['\ud55c\uae00']);
  });

  it('finds a text with characters in it that nobody sees', () => {
    expect(found('se\u200bcr\u00adet', ['secret'])).toEqual(['se\u200bcr\u00adet']);
  });

  it('finds what JSON and XML have escaped', () => {
    expect(found('"Ren\\u00e9e O\\u0027Hara"', ["Ren\u00e9e O'Hara"], 'json')).toEqual([
      'Ren\\u00e9e O\\u0027Hara',
    ]);
    expect(found('"C:\\\\temp"', ['C:\\temp'], 'json')).toEqual(['C:\\\\temp']);
    expect(found('<a>Smith &amp; S&#246;n &#x41;G</a>', ['smith & s\u00f6n ag'], 'xml')).toEqual([
      'Smith &amp; S&#246;n &#x41;G',
    ]);
  });

  it('finds a text whose gaps are wider, or of another kind, than they were typed', () => {
    expect(found('Jane  Doe, Jane\tDoe\r', ['jane doe'])).toEqual(['Jane  Doe', 'Jane\tDoe']);
    expect(found('\u00e4 Jane \u00a0 Doe', ['jane doe'])).toEqual(['Jane \u00a0 Doe']);
    expect(found('"Jane\\n Doe"', ['jane doe'], 'json')).toEqual(['Jane\\n Doe']);
    expect(found('JaneDoe Jane.Doe', ['jane doe'])).toEqual([]);
    expect(found('a.b  (c) axb (c)', ['a.b (c)'])).toEqual(['a.b  (c)']);
  });

  it('finds letters that HTML calls by name, and numbers of any length', () => {
    const page = 'Andr&eacute; Stra&szlig;e j&#000000097;ne&commat;x&period;com &unknown; Ja&shy;n &#x61n';
    expect(found(page, ['andr\u00e9', 'stra\u00dfe', 'jane@x.com', 'jan'], 'xml')).toEqual([
      'Andr&eacute;',
      'Stra&szlig;e',
      'j&#000000097;ne&commat;x&period;com',
      'Ja&shy;n',
    ]);
  });

  it('joins places that overlap, and keeps those apart that only touch', () => {
    expect(found('aaaa bcd', ['aaa', 'bc', 'cd'])).toEqual(['aaaa', 'bcd']);
    expect(findWords('abab', ['ab'])).toHaveLength(2);
  });

  it('says where a word stands on a later line, after letters that fold to more units', () => {
    expect(findWords('\u0130\ufb01\nx Ada', ['ada'])).toEqual([{ start: 5, end: 8 }]);
  });
});
