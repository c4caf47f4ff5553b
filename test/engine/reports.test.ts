// Our own reports: when they go stale, which days no report covers, and copies with a recipient's name.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import {
  addEvidence,
  addToRegister,
  changeInRegister,
  getRecordDetail,
  listJournal,
  type OpenVault,
  reportRenewals,
  saveWatermarkedCopy,
  withdrawEvidence,
  withdrawFromRegister,
} from '../../src/engine';
import { toPdf } from '../../src/engine/paper';
import type { RecordId } from '../../src/shared/domain/programme/record-id';
import type { Register } from '../../src/shared/domain/programme/register';
import type { UserError } from '../../src/shared/errors';
import type { EvidenceId } from '../../src/shared/ids';
import type { CalendarDate } from '../../src/shared/period';
import { facts, makeVault, quietJob } from './temporary-vault';

const TODAY = '2026-07-01' as CalendarDate;
const REPORT = {
  title: 'SOC 2 Type II 2025',
  type: 'soc2-type2',
  periodFrom: '2025-01-01',
  periodTo: '2025-12-31',
  opinion: 'unmodified',
};

const add = (
  vault: OpenVault,
  register: Register,
  given: Record<string, unknown>,
  state: string | null = null,
) =>
  addToRegister(vault, { register, records: [{ facts: given, state }], on: TODAY, note: '' })[0] as RecordId;
const signals = (vault: OpenVault, id: RecordId, today = TODAY) =>
  getRecordDetail(vault, id, today).signals.map(({ code, number }) => `${code} ${String(number)}`);

describe('a report of ours', () => {
  it('is due for renewal before it is 12 months old, and then told to be older', async () => {
    const { vault } = await makeVault();
    const id = add(vault, 'own-report', REPORT);
    expect(signals(vault, id)).toEqual([]);
    expect(signals(vault, id, '2026-10-01' as CalendarDate)).toEqual(['renewal-due 91']);
    expect(signals(vault, id, '2027-01-10' as CalendarDate)).toEqual(['older-than-12-months 10']);
    add(vault, 'own-report', { ...REPORT, title: 'Next', periodFrom: '2026-01-01', periodTo: '2026-12-31' });
    expect(signals(vault, id, '2027-01-10' as CalendarDate)).toEqual([]);
  });

  it('tells the days that neither it nor the next one covers', async () => {
    const { vault } = await makeVault();
    const id = add(vault, 'own-report', { ...REPORT, nextFrom: '2026-02-01' });
    expect(signals(vault, id)).toEqual(['hole-to-next-period 31']);
    add(vault, 'own-report', { ...REPORT, periodFrom: '2026-01-01', periodTo: '2026-06-30' }, 'expected');
    expect(signals(vault, id)).toEqual([]);
  });

  it('wants an answer to a modified opinion and to exceptions', async () => {
    const { vault } = await makeVault();
    const id = add(vault, 'own-report', { ...REPORT, opinion: 'qualified', exceptionCount: 2 });
    expect(signals(vault, id)).toEqual(['opinion-qualified null', 'has-exceptions 2']);
  });

  it('stands among the renewals with the latest one of each vendor in use', async () => {
    const { vault } = await makeVault();
    const ours = add(vault, 'own-report', REPORT);
    const vendor = add(vault, 'vendor', { name: 'Stratus One' });
    const gone = add(vault, 'vendor', { name: 'Gone Ltd' }, 'ended');
    const report = { type: 'soc2-type2', periodFrom: '2024-04-01', vendor };
    add(vault, 'vendor-report', { ...report, periodTo: '2025-03-31' });
    const latest = add(vault, 'vendor-report', { ...report, periodTo: '2025-09-30' });
    add(vault, 'vendor-report', { ...report, periodTo: '2025-09-30', vendor: gone });
    add(vault, 'vendor-report', { type: 'iso27001', asOf: '2025-01-01', vendor });
    expect(reportRenewals(vault.db, TODAY)).toMatchObject([
      { id: latest, company: 'Stratus One', staleOn: '2026-09-30', days: 91, isOurs: false },
      { id: ours, company: '', coversTo: '2025-12-31', staleOn: '2026-12-31', isOurs: true },
    ]);
  });
});

describe('a copy that was handed out', () => {
  it('wants an NDA, and to be called back when its time is over', async () => {
    const { vault } = await makeVault();
    const report = add(vault, 'own-report', REPORT);
    const share = { report, recipient: 'Grace', company: 'Engines Ltd', sharedOn: '2026-01-10' };
    const id = add(vault, 'share', { ...share, until: '2026-06-30' }, 'shared');
    expect(signals(vault, id)).toEqual(['nda-missing null', 'use-ended 1']);
    const ended = add(vault, 'share', { ...share, ndaOn: '2025-01-01', ndaUntil: '2026-06-01' }, 'shared');
    expect(signals(vault, ended)).toEqual(['nda-ended 30']);
    const forAll = add(vault, 'own-report', { ...REPORT, type: 'soc3' });
    expect(signals(vault, add(vault, 'share', { ...share, report: forAll }, 'shared'))).toEqual([]);
    expect(signals(vault, add(vault, 'share', { ...share, revokedOn: '2026-02-01' }, 'revoked'))).toEqual([]);
  });

  it('is made with the name on every page, is told in the journal, and never for one that is over', async () => {
    const { vault, desk, file } = await makeVault();
    const pdf = await toPdf({
      ...{ title: 'SOC 2 report', kind: '', facts: [], blocks: [], footer: '', mark: null, language: 'en' },
    });
    const paths = [file('report.pdf', pdf), file('notes.txt', 'no pdf')];
    await addEvidence(vault, [{ paths, facts: facts({ title: 'SOC 2 report' }) }], quietJob());
    const evidenceId = 'EVD-0001' as EvidenceId;
    const report = add(vault, 'own-report', { ...REPORT, files: [evidenceId] });
    const shareId = add(vault, 'share', { report, recipient: 'Grace', company: 'Engines Ltd' });
    const target = join(desk, 'copy.pdf');
    const asked = { shareId, evidenceId, position: 1, target };
    const done = await saveWatermarkedCopy(vault, asked, quietJob());

    const copy = readFileSync(target);
    expect((await PDFDocument.load(copy, { updateMetadata: false })).getKeywords()).toContain(
      'Grace · Engines Ltd Copy SHR-001 of RPT-01, 2026-07-01',
    );
    expect(done.pages).toBe(1);
    const [entry] = listJournal(vault, { subject: null, newestFirst: true, offset: 0, limit: 1 }).rows;
    expect(entry).toMatchObject({ action: 'evidence.copied-out', subject: evidenceId });
    expect(JSON.stringify(entry)).toContain(done.sha256);

    const refusals = async (given: Partial<typeof asked>) =>
      await saveWatermarkedCopy(
        vault,
        { ...asked, target: join(desk, 'never.pdf'), ...given },
        quietJob(),
      ).then(
        () => 'written',
        (error: unknown) => (error as { code: string }).code,
      );
    expect(await refusals({ position: 2 })).toBe('document.not-a-pdf');
    expect(await refusals({ position: 3 })).toBe('use.unknown-evidence');
    expect(await refusals({ evidenceId: 'EVD-0002' as EvidenceId })).toBe('use.bad-input');
    expect(await refusals({ shareId: report })).toBe('programme.unknown-record');
    expect(await refusals({ target: join(vault.folder, 'x.pdf') })).toBe('use.bad-input');
    const { version } = getRecordDetail(vault, shareId, TODAY);
    changeInRegister(vault, {
      ...{ id: shareId, version, state: 'revoked', on: TODAY, note: '' },
      facts: { revokedOn: TODAY },
    });
    expect(await refusals({})).toBe('share.ended');
    withdrawFromRegister(vault, shareId, 'Recorded twice');
    expect(await refusals({})).toBe('programme.withdrawn');
    expect(existsSync(join(desk, 'never.pdf'))).toBe(false);
  });

  it('is not made any more when its terms, its report or its file have ended, and says which', async () => {
    const { vault, desk, file } = await makeVault();
    const pdf = await toPdf({
      ...{ title: 'SOC 2 report', kind: '', facts: [], blocks: [], footer: '', mark: null, language: 'en' },
    });
    const paths = [file('report.pdf', pdf)];
    await addEvidence(vault, [{ paths, facts: facts({ title: 'SOC 2 report' }) }], quietJob());
    const evidenceId = 'EVD-0001' as EvidenceId;
    const reportOf = (type: string) => add(vault, 'own-report', { ...REPORT, type, files: [evidenceId] });
    const shareOf = (report: RecordId, terms: object) =>
      add(vault, 'share', { report, recipient: 'Grace', company: 'Engines Ltd', ...terms }, 'shared');
    const copy = (shareId: RecordId) =>
      saveWatermarkedCopy(
        vault,
        { shareId, evidenceId, position: 1, target: join(desk, 'copy.pdf') },
        quietJob(),
      ).then(
        () => 'written',
        (error: unknown) => `${(error as UserError).code} ${String((error as UserError).details['what'])}`,
      );
    const put = (id: RecordId, state: string) => {
      const { version } = getRecordDetail(vault, id, TODAY);
      changeInRegister(vault, { id, version, state, facts: {}, on: TODAY, note: '' });
    };
    const ours = reportOf('soc2-type2');
    const lastDay = { until: TODAY, ndaOn: '2025-07-01', ndaUntil: TODAY };
    const good = shareOf(ours, lastDay);
    expect(await copy(good)).toBe('written');
    expect(await copy(shareOf(ours, { until: '2026-06-30' }))).toContain(
      'share.ended It was to be used until',
    );
    expect(await copy(shareOf(ours, { ndaUntil: '2026-06-30' }))).toContain('share.ended Its NDA ended on');
    // No NDA stands before a SOC 3.
    expect(await copy(shareOf(reportOf('soc3'), { ndaUntil: '2026-06-30' }))).toBe('written');
    put(ours, 'superseded');
    expect(await copy(good)).toBe('written');
    put(ours, 'withdrawn');
    expect(await copy(good)).toBe('share.ended The report RPT-01 was withdrawn by its firm.');
    put(ours, 'current');
    withdrawFromRegister(vault, ours, 'Entered twice');
    expect(await copy(good)).toBe('share.ended The record of the report RPT-01 was withdrawn.');
    const other = shareOf(reportOf('soc2-type2'), lastDay);
    expect(await copy(other)).toBe('written');
    withdrawEvidence(vault, evidenceId, 'The wrong file');
    expect(await copy(other)).toBe('share.ended The file EVD-0001 was withdrawn from evidence.');
  });
});
