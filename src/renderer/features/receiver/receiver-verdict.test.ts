import { describe, expect, it } from 'vitest';
import { VerifyReport } from '../../../shared/domain/package';
import { OpenedPackage } from '../../../shared/domain/review';
import { canCompareWords, checkLines, verdictExplanation, verdictSentence } from './receiver-verdict';

const HASH = 'a'.repeat(64);
const SIGNER = {
  publicKey: 'RWRCgDUZJreOVoSm9rXGPS5k2muJMRZvggLH2Xh6wsF39n7lUWqKDJhV',
  keyId: '568EB72619358042',
  sha256: HASH,
  words: Array.from({ length: 12 }, () => 'glue'),
};

const opened = (patch: object = {}): OpenedPackage =>
  OpenedPackage.parse({
    sealNumber: HASH,
    packageId: 'PKG-2026-01',
    round: 1,
    kind: 'package',
    fileNames: ['a.zip'],
    organization: 'Larkmoor AI',
    system: 'Larkmoor',
    engagement: 'SOC 2 Type II, 2026-01-01 to 2026-12-31',
    firm: '',
    builtAt: '2026-09-21T09:48:00Z',
    builtBy: 'Nora',
    verdict: 'complete-with-declared-omissions',
    signer: SIGNER,
    keyChanges: [],
    comparison: { state: 'not-compared', channel: '', on: null },
    manifestSha256: HASH,
    journal: { entries: 12, head: HASH },
    counts: {
      criteria: 1,
      controls: 1,
      evidence: 1,
      files: 3,
      bytes: 9,
      populations: 0,
      requests: 0,
      exceptions: 0,
      records: 0,
      omissions: 2,
    },
    changes: null,
    baseNeeded: null,
    check: { state: 'reading', findings: [], report: null },
    keepsNotes: false,
    ...patch,
  });

const report = (patch: object = {}): VerifyReport =>
  VerifyReport.parse({
    verdict: 'verified-unknown-signer',
    kind: 'package',
    base: null,
    keyChanges: [],
    signer: SIGNER,
    trustedComment: null,
    manifestSha256: HASH,
    sealNumber: HASH,
    findings: [],
    counts: { files: 3, bytes: 9 },
    files: [],
    custody: null,
    scope: {
      packageId: 'PKG-2026-01',
      round: 1,
      organization: 'Larkmoor AI',
      system: 'Larkmoor',
      engagement: 'SOC 2 Type II',
      verdict: 'complete-with-declared-omissions',
      builtAt: '2026-09-21T09:48:00Z',
    },
    ...patch,
  });

const done = (of: VerifyReport, patch: object = {}): OpenedPackage =>
  opened({ check: { state: 'done', findings: of.findings, report: of }, ...patch });

const stateOf = (of: OpenedPackage, id: string) =>
  checkLines(of, null, '').find((line) => line.id === id)?.state;

describe('what the first page says', () => {
  it('claims nothing of the files while they are being read', () => {
    const sentence = verdictSentence(opened(), true);
    expect(sentence).toContain('being read');
    expect(sentence).not.toContain('All');
    expect(['files', 'custody'].map((id) => stateOf(opened(), id))).not.toContain('met');
  });

  it('says that all files are as signed only once all were read', () => {
    expect(verdictSentence(done(report()), false)).toBe(
      'All 3 files are as they were when Larkmoor AI’s key signed them.',
    );
    expect(stateOf(done(report()), 'files')).toBe('met');
  });

  it('speaks of reasons only where the package has them', () => {
    expect(verdictExplanation(done(report()), null)).toContain('each with a reason');
    expect(verdictExplanation(done(report(), { verdict: 'draft' }), null)).not.toContain(
      'each with a reason',
    );
  });

  it('lets words that differ weigh more than files that are whole', () => {
    const differs = { comparison: { state: 'different', channel: '', on: null } };
    expect(verdictSentence(done(report(), differs), false)).toContain('but not the key you were told');
    expect(verdictSentence(opened(differs), true)).toContain('but not the key you were told');
    expect(stateOf(opened(differs), 'key')).toBe('missed');
  });

  it('puts a finding where it belongs, and asks nobody to compare words of a broken package', () => {
    const broken = done(
      report({ verdict: 'failed', findings: [{ code: 'custody.broken', detail: 'entry 3' }] }),
    );
    expect(stateOf(broken, 'custody')).toBe('missed');
    expect(stateOf(broken, 'files')).toBe('met');
    expect(canCompareWords(broken)).toBe(false);
  });

  it('calls a delta alone neither whole nor broken', () => {
    const alone = done(
      report({
        verdict: 'incomplete',
        kind: 'delta',
        findings: [{ code: 'delta.base-needed', detail: 'PKG-2026-01' }],
      }),
      { kind: 'delta', baseNeeded: { packageId: 'PKG-2026-01', round: 1 } },
    );
    expect(stateOf(alone, 'files')).toBe('late');
    expect(canCompareWords(alone)).toBe(true);
  });
});
