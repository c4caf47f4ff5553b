import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { BackupState, DatabaseCopy } from '../../src/shared/domain/backup';
import { Criterion, PointOfFocus } from '../../src/shared/domain/catalog';
import { ControlDetail, ControlSummary, CriterionStanding } from '../../src/shared/domain/control';
import { Engagement } from '../../src/shared/domain/engagement';
import { EvidenceDetail, EvidenceSummary, IntakeResult } from '../../src/shared/domain/evidence';
import { Member } from '../../src/shared/domain/member';
import { EngagementScope } from '../../src/shared/domain/scope';
import { PackagePlan } from '../../src/shared/domain/package';
import { JournalEntry, JournalReport, VaultCheckReport, VaultInfo } from '../../src/shared/domain/vault';
import { ControlId, PointOfFocusId, StarterControlId } from '../../src/shared/ids';
import { type Desk, deskWithControls } from './desk';
import { done } from './run-cli-in-test';

const page = <T extends z.ZodType>(row: T) =>
  z.strictObject({ rows: z.array(row).min(1), total: z.number() });

const filledDesk = async (): Promise<Desk> => {
  const desk = await deskWithControls();
  const file = desk.file('users.csv', 'name\nAda\n');
  const facts = ['--title', 'Users', '--control', 'CTL-001', '--effective', '2026-03-31'];
  const ran = await done([
    'evidence',
    'add',
    desk.vault,
    file,
    ...facts,
    '--point-of-focus',
    'CC6.1-1',
    '--json',
  ]);
  IntakeResult.parse(ran.document());
  return desk;
};

describe('answers in JSON', () => {
  it('have the shapes of the contract, one document each, and nothing else on standard output', async () => {
    const desk = await filledDesk();
    const v = desk.vault;
    const shapes: readonly (readonly [words: readonly string[], shape: z.ZodType])[] = [
      [['vault', 'info', v], VaultInfo.extend({ backup: BackupState })],
      [['vault', 'copies', v], z.array(DatabaseCopy)],
      [['vault', 'check', v, '--deep'], VaultCheckReport],
      [['member', 'list', v], z.array(Member).length(1)],
      [['member', 'show', v, 'mem-01'], Member],
      [['engagement', 'list', v], z.array(Engagement).length(1)],
      [['engagement', 'show', v, 'ENG-01'], Engagement],
      [['engagement', 'scope', v, 'ENG-01'], EngagementScope],
      [['engagement', 'state', v, 'ENG-01', 'readiness'], Engagement],
      [['engagement', 'use', v, 'ENG-01'], Engagement],
      [['catalog', 'list'], z.array(Criterion.extend({ pointsOfFocus: z.array(PointOfFocusId) })).length(61)],
      [['catalog', 'list', v, '--series', 'CC6'], z.array(CriterionStanding).length(8)],
      [['catalog', 'show', 'CC6.1'], Criterion.extend({ pointsOfFocus: z.array(PointOfFocus).min(1) })],
      [['catalog', 'show', 'cc6.1-3'], PointOfFocus],
      [['control', 'list', v], page(ControlSummary)],
      [['control', 'show', v, 'ctl-001'], ControlDetail],
      [
        [
          'control',
          'map',
          v,
          'CTL-001',
          '--point-of-focus',
          'CC7.2-1',
          '--rationale',
          'It feeds the alerts.',
        ],
        z.strictObject({ added: z.array(PointOfFocusId).length(1), alreadyMapped: z.array(PointOfFocusId) }),
      ],
      [
        ['control', 'load', v, 'AC-01', 'AC-24', '--set', 'ai-company'],
        z.strictObject({
          added: z.array(ControlId).length(1),
          alreadyPresent: z.array(StarterControlId).length(1),
        }),
      ],
      [['evidence', 'list', v, '--verdict', 'inside'], page(EvidenceSummary)],
      [['evidence', 'show', v, 'EVD-0001'], EvidenceDetail],
      [['package', 'plan', v], PackagePlan],
      [['log', 'verify', v], JournalReport],
    ];
    for (const [words, shape] of shapes) {
      const ran = await done([...words, '--json']);
      expect({ words, ...shape.safeParse(ran.document()) }).toMatchObject({ words, success: true });
      expect(ran.stderr).toBe('');
    }
  });

  it('are JSON lines for the journal, oldest first', async () => {
    const desk = await filledDesk();
    const { stdout } = await done(['log', 'show', desk.vault, '--json']);
    const entries = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JournalEntry.parse(JSON.parse(line)));
    expect(entries.map((entry) => entry.seq)).toEqual(entries.map((_, index) => index));
    expect(entries[0]?.action).toBe('vault.created');
    const about = await done(['log', 'show', desk.vault, '--subject', 'EVD-0001', '--json']);
    expect(about.stdout.trimEnd().split('\n')).toHaveLength(1);
  });

  it('hold no progress even when a person watches', async () => {
    const desk = await deskWithControls();
    const file = desk.file('a.bin', new Uint8Array(2_000_000).fill(1));
    const words = ['evidence', 'add', desk.vault, file, '--title', 'T', '--effective', 'undated', '--json'];
    const ran = await done(words, { watched: true });
    expect(IntakeResult.parse(ran.document()).added).toEqual(['EVD-0001']);
    expect(ran.stderr).toContain('Sealing');
    const quiet = await done([...words, '--quiet'], { watched: true });
    expect(quiet.stderr).toBe('');
  });
});
