// A member with the key and a program of their own against the SOC 2 model: rows changed beside the journal,
// and entries well signed that say what no program of ours would. All of it is found, told and survived.
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  addControl,
  addEvidence,
  beginAssessment,
  buildPackage,
  closeAssessment,
  coverageSummary,
  createEngagement,
  importOwnedTexts,
  listEngagements,
  openVault,
  recordException,
  setExceptionState,
} from '../../src/engine';
import { NewControl } from '../../src/shared/domain/control';
import { NewEngagement } from '../../src/shared/domain/engagement';
import { NewException, NOTHING_STATED } from '../../src/shared/domain/exception';
import type { JournalAction } from '../../src/shared/domain/journal-action';
import { type ControlId, type EngagementId, type ExceptionId, EvidenceId } from '../../src/shared/ids';
import { CalendarDate, DateRange } from '../../src/shared/period';
import { forge, forgery } from './forgery';
import { cheaply, openingAndCheck } from './hostile';
import { facts, PASSPHRASE, quietJob, testEnvironment } from './temporary-vault';
import { rawDatabase, sourceFile, vaultFixture, type VaultFixture } from './vault-fixture';

let fixture: VaultFixture;
let folder: string;
const CONTROL = 'CTL-001' as ControlId;
const EXCEPTION = 'EXC-01' as ExceptionId;

const said = {
  title: 'Access review',
  wording: 'Access is reviewed.',
  ownerRole: '',
  owner: '',
  cadence: 'daily',
  weekdaysOnly: false,
  graceDays: null,
  nature: 'detective',
  kind: 'manual',
};
const stated = {
  ...NOTHING_STATED,
  title: 'One review was not held',
  controlId: CONTROL,
  whatHappened: 'Nobody held it.',
  foundBy: 'self',
  foundOn: '2026-02-02',
  extent: { failed: 1, of: 2 },
};

beforeAll(async () => {
  fixture = await vaultFixture(async (vault, work) => {
    createEngagement(
      vault,
      NewEngagement.parse({
        type: 2,
        period: { from: '2026-01-01', to: '2026-06-30' },
        systemName: 'Answers',
        firm: '',
        categories: ['security'],
      }),
    );
    addControl(
      vault,
      NewControl.parse({
        ...said,
        domain: '',
        validFrom: null,
        checklist: ['The minutes'],
        criterionIds: ['CC6.1'],
        pointOfFocusIds: ['CC6.1-1'],
        rationale: '',
      }),
    );
    const paths = [await sourceFile(work, 'a.csv', 'a')];
    const effective = DateRange.parse({ from: '2026-02-01', to: '2026-02-01' });
    await addEvidence(vault, [{ paths, facts: facts({ effective, controlIds: [CONTROL] }) }], quietJob());
    const owned = await sourceFile(work, 'owned.csv', 'id,text\nCC6.1,What it says\nCC6.2,Another\n');
    await importOwnedTexts(vault, owned, { apply: true, sha256: null });
    closeAssessment(vault, beginAssessment(vault, { name: 'First look', copyRatings: false }).id);
    recordException(vault, NewException.parse(stated));
    setExceptionState(vault, EXCEPTION, 'confirmed');
    await buildPackage(
      vault,
      {
        engagementId: 'ENG-01' as EngagementId,
        targetPath: join(work, 'p.zip'),
        omissions: [],
        allowDraft: true,
      },
      quietJob(),
    );
  });
});
afterAll(() => fixture.remove());
beforeEach(async () => {
  folder = await fixture.copy();
});

/** What the owner's check says after the attacker ran these statements with the key. */
const afterSql = async (sql: string): Promise<string[]> => {
  const db = await rawDatabase(folder);
  db.pragma('foreign_keys = OFF');
  db.pragma('ignore_check_constraints = ON');
  db.exec(sql);
  db.close();
  return openingAndCheck(folder, false);
};

/** The same after entries that the attacker signed with the right they have. */
const afterEntries = async (
  entries: readonly { action: JournalAction; subject: string; detail: Record<string, unknown> }[],
  sql = 'SELECT 1',
): Promise<string[]> => {
  const attacker = forgery(folder);
  const { member } = await attacker.unlock(PASSPHRASE);
  await attacker.attack((db) => {
    for (const entry of entries) forge(db, { ...entry, member: 1, signedBy: member.signingSeed });
    db.exec(sql);
  });
  return openingAndCheck(folder, false);
};

describe('rows changed beside the journal', () => {
  it.each([
    ['mapping-moved-to-another-criterion', `UPDATE control_mapping SET criterion = 'CC7.2'`, CONTROL],
    ['evidence-shown-in-a-version-there-is-not', 'UPDATE evidence SET current_version = 7', 'EVD-0001'],
    [
      'evidence-shown-in-a-version-put-beside-it',
      `INSERT INTO evidence_version (evidence, version, title, source, sensitivity, effective_from, effective_to,
         captured_on, taken_in_at, taken_in_by)
         SELECT evidence, 2, 'Another', source, sensitivity, effective_from, effective_to,
         captured_on, taken_in_at, taken_in_by FROM evidence_version`,
      'EVD-0001',
    ],
    [
      'evidence-taken-out-with-all-its-rows',
      `DELETE FROM evidence_control; DELETE FROM evidence_file; DELETE FROM evidence_version; DELETE FROM evidence;
       DELETE FROM listed_evidence; DELETE FROM listed_link`,
      'EVD-0001',
    ],
    ['owned-text-exchanged', `UPDATE owned_text SET text = 'All is well' WHERE subject = 'CC6.1'`, ''],
    [
      'owned-text-put-beside-another-id',
      `UPDATE owned_text SET subject = 'CC7.1' WHERE subject = 'CC6.1'`,
      '',
    ],
  ])('%s', async (_name, sql, subject) => {
    expect((await afterSql(sql)).join('\n')).toContain(`check.untold-row ${subject}`);
  });
});

describe('entries no program of ours writes', () => {
  it('version-from-a-day-that-is-none: the check goes on to its end', async () => {
    const detail = { ...said, version: 2, validTo: null, note: '' };
    const days = ['banana', '2026-02-31', '', '+275760-09-13'];
    const entries = days.map((validFrom) => ({
      action: 'control.revised' as const,
      subject: CONTROL,
      detail: { ...detail, validFrom },
    }));
    for (const entry of entries) {
      folder = await fixture.copy();
      const title = `UPDATE evidence_version SET title = 'Another'`;
      expect(await afterEntries([entry], title)).toContain('check.untold-row EVD-0001');
    }
  });

  it('tick-of-an-item-nested-too-deep-to-say: it is a finding like any other', async () => {
    let number: unknown = 1;
    for (let depth = 0; depth < 2000; depth += 1) number = [number];
    const detail = { number, evidence: ['EVD-0001'] };
    const title = `UPDATE evidence_version SET title = 'Another'`;
    expect(await afterEntries([{ action: 'control.ticked', subject: CONTROL, detail }], title)).toContain(
      'check.untold-row EVD-0001',
    );
  });

  it('exception-withdrawn-out-of-an-issued-package', async () => {
    const withdrawal = {
      action: 'exception.withdrawn',
      subject: EXCEPTION,
      detail: { reason: 'r' },
    } as const;
    const sql = `UPDATE exception SET withdrawn = 'r', changed_at =
      (SELECT time FROM journal ORDER BY seq DESC LIMIT 1)`;
    expect(await afterEntries([withdrawal], sql)).toEqual([`check.untold-row ${EXCEPTION}`]);
  });

  it('exception-made-a-draft-again-out-of-an-issued-package', async () => {
    const after = { ...stated, engagementId: 'ENG-01', state: 'draft' };
    const change = {
      action: 'exception.changed',
      subject: EXCEPTION,
      detail: { before: {}, after },
    } as const;
    const sql = `UPDATE exception SET state = 'draft', changed_at =
      (SELECT time FROM journal ORDER BY seq DESC LIMIT 1)`;
    expect(await afterEntries([change], sql)).toEqual([`check.untold-row ${EXCEPTION}`]);
  });

  it('rating-written-into-a-closed-assessment', async () => {
    const rating = {
      subject: 'CC6.1',
      design: 'in-place',
      documentation: 'in-place',
      operation: 'in-place',
      evidence: 'in-place',
      likelihood: null,
      effort: null,
      note: '',
    };
    const rated = { action: 'readiness.rated', subject: 'ASM-01', detail: { ratings: [rating] } } as const;
    const sql = `UPDATE subject_rating SET design = 'in-place', documentation = 'in-place',
      operation = 'in-place', evidence = 'in-place',
      rated_at = (SELECT time FROM journal ORDER BY seq DESC LIMIT 1) WHERE subject = 'CC6.1'`;
    expect(await afterEntries([rated], sql)).toEqual(['check.untold-row ASM-01']);
  });
});

describe('rows that ask for too much', () => {
  const summary = async (sql: string): Promise<string> => {
    await afterSql(sql);
    return cheaply(async () => {
      const vault = await openVault(folder, { passphrase: PASSPHRASE }, testEnvironment());
      try {
        const { counts } = coverageSummary(vault, { today: CalendarDate.parse('2026-07-01'), limit: 10 });
        return JSON.stringify(counts);
      } catch (error) {
        return (error as { code?: string }).code ?? String(error);
      } finally {
        vault.close();
      }
    });
  };

  it('evidence-with-a-number-of-two-thousand-millions', async () => {
    const sound = await summary('SELECT 1');
    folder = await fixture.copy();
    const row = `INSERT INTO evidence (number, created_at, current_version) VALUES (2000000000, '', 1)`;
    expect(await summary(row)).toBe(sound);
    expect(EvidenceId.safeParse('EVD-2000000000').success).toBe(false);
  });

  it('period-of-eight-thousand-years', async () => {
    const sql = `UPDATE engagement SET period_start = '1900-01-01', period_end = '9999-12-31'`;
    expect(await summary(sql)).toBe('use.bad-input');
  });

  it.each([
    ['period-without-days', `UPDATE engagement SET period_start = 'a', period_end = 'b'`],
    ['engagement-without-categories', 'DELETE FROM engagement_category'],
  ])('%s', async (_name, sql) => {
    expect(await summary(sql)).toBe('integrity.database-damaged');
    const vault = await openVault(folder, { passphrase: PASSPHRASE }, testEnvironment());
    expect(() => listEngagements(vault)).toThrow(
      expect.objectContaining({ code: 'integrity.database-damaged' }),
    );
    vault.close();
  });
});
