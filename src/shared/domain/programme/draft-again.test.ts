import { describe, expect, it } from 'vitest';
import { isSameText, stateAfterChange } from './draft-again';

const SIGNED = {
  ...{
    type: 'assertion',
    title: 'Assertion',
    engagement: 'ENG-01',
    isFirmsWording: 'ours',
    text: 'We say so.',
  },
  ...{ owner: 'Ada', notes: '', signatory: 'Dana Frost', signedOn: null },
};

describe('isSameText', () => {
  it('lets a name stand while only notes, owner and the day change', () => {
    const after = { ...SIGNED, owner: 'Bo', notes: 'Filed', signedOn: '2026-07-01' };
    expect(isSameText('document', SIGNED, after)).toBe(true);
    expect(stateAfterChange('document', 'signed', SIGNED, after)).toBe('signed');
  });

  it('lets none stand under another text, title, type, wording, engagement or signatory', () => {
    for (const change of [
      { text: 'We do not.' },
      { title: 'Opinion of the firm' },
      { type: 'bridge-letter' },
      { isFirmsWording: 'firm' },
      { engagement: 'ENG-02' },
      { signatory: 'Somebody Else' },
    ]) {
      expect(isSameText('document', SIGNED, { ...SIGNED, ...change })).toBe(false);
      expect(stateAfterChange('document', 'signed', SIGNED, { ...SIGNED, ...change })).toBe('draft');
    }
  });

  it('lets a review stand when the signatory is named after it', () => {
    expect(isSameText('document', { ...SIGNED, signatory: '' }, SIGNED)).toBe(true);
  });
});
