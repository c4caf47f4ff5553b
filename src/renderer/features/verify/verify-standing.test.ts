import { describe, expect, it } from 'vitest';
import type { VerifyReport } from '../../../shared/domain/package';
import type { Sha256 } from '../../../shared/ids';
import { verifyStanding } from './verify-standing';

const sha = 'a'.repeat(64) as Sha256;
const report = (more: Partial<VerifyReport>): VerifyReport => ({
  verdict: 'verified-unknown-signer',
  kind: 'package',
  base: null,
  keyChanges: [],
  signer: { publicKey: 'RWT', keyId: '1', sha256: sha, words: Array<string>(12).fill('word') },
  trustedComment: null,
  sealNumber: sha,
  manifestSha256: sha,
  findings: [],
  counts: { files: 3, bytes: 9 },
  files: [],
  custody: null,
  scope: null,
  ...more,
});

describe('the two questions about a package', () => {
  it('are answered apart until the words are compared', () => {
    expect(verifyStanding(report({}), 'not-yet')).toEqual({ integrity: 'holds', identity: 'not-compared' });
    expect(verifyStanding(report({}), 'same')).toEqual({ integrity: 'holds', identity: 'confirmed' });
    expect(verifyStanding(report({}), 'different')).toEqual({ integrity: 'holds', identity: 'differs' });
  });

  it('are both answered when the key was given to the check', () => {
    expect(verifyStanding(report({ verdict: 'verified' }), 'not-yet')).toEqual({
      integrity: 'holds',
      identity: 'matches',
    });
  });

  it('never read as good when a file differs, whatever was said about the words', () => {
    const failed = report({ verdict: 'failed', findings: [{ code: 'file.changed', detail: 'x' }] });
    expect(verifyStanding(failed, 'same').integrity).toBe('broken');
    expect(verifyStanding(report({ verdict: 'hostile' }), 'same').integrity).toBe('refused');
    expect(verifyStanding(report({ verdict: 'incomplete' }), 'same').integrity).toBe('incomplete');
  });

  it('say apart that another key signed files that are whole', () => {
    const other = { code: 'signature.other-signer', path: 'signer.pub', detail: 'not the key you were told' };
    expect(verifyStanding(report({ verdict: 'failed', findings: [other] }), 'not-yet')).toEqual({
      integrity: 'holds',
      identity: 'differs',
    });
    const both = [other, { code: 'file.changed', path: 'a', detail: 'x' }];
    expect(verifyStanding(report({ verdict: 'failed', findings: both }), 'not-yet')).toEqual({
      integrity: 'broken',
      identity: 'differs',
    });
  });

  it('say that nobody signed when there is no signature', () => {
    expect(verifyStanding(report({ verdict: 'failed', signer: null }), 'not-yet')).toEqual({
      integrity: 'broken',
      identity: 'unknown',
    });
  });
});
