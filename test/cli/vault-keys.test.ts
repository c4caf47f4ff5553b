import { describe, expect, it } from 'vitest';
import { VaultCheckReport, VaultInfo } from '../../src/shared/domain/vault';
import { EXIT } from '../../src/shared/errors';
import { as, BEN, deskWithMembers, emptyDesk } from './desk';
import { done, muniment, PASSPHRASE } from './run-cli-in-test';

const FACTS = ['--title', 'T', '--effective', '2026-02-01', '--control', 'CTL-001'];
const NEW = 'twelve grey stones under the bridge';

interface Made {
  readonly recoveryWords: readonly string[];
}

describe('the keys of a vault', () => {
  it('change with “vault rekey”: everybody still opens it, and everything in it', async () => {
    const desk = await deskWithMembers();
    await done(['evidence', 'add', desk.vault, desk.file('a.txt', 'before'), ...FACTS]);
    const ran = await done(['vault', 'rekey', desk.vault, '--json']);
    expect(VaultInfo.parse(ran.document())).toMatchObject({ epoch: 2, counts: { evidence: 1 } });
    await done(['evidence', 'add', desk.vault, desk.file('b.txt', 'after'), ...FACTS], { env: as(BEN) });
    const report = await done(['vault', 'check', desk.vault, '--deep', '--json']);
    expect(VaultCheckReport.parse(report.document())).toMatchObject({ verdict: 'sound', findings: [] });
    expect((await done(['vault', 'rekey', desk.vault])).stdout).toContain('epoch 3');
    await done(['log', 'verify', desk.vault]);
  });

  it('stay as they were when a rekey is cancelled', async () => {
    const desk = await deskWithMembers();
    const ran = await muniment(['vault', 'rekey', desk.vault], { signal: AbortSignal.abort() });
    expect(ran.exit).toBe(EXIT.cancelled);
    const info = await done(['vault', 'info', desk.vault, '--json']);
    expect(info.document()).toMatchObject({ epoch: 1 });
    await done(['vault', 'check', desk.vault, '--deep']);
  });

  it('print a new recovery key once; the old words stop working', async () => {
    const desk = emptyDesk();
    const create = ['vault', 'create', desk.vault, '--organization', 'O', '--member', 'M', '--json'];
    const old = (await done(create)).document() as Made;
    const oldSheet = desk.file('old.txt', old.recoveryWords.join(' '));
    await done(['vault', 'confirm', desk.vault, '--words-file', oldSheet]);

    const asked = await muniment(['vault', 'recovery-key', desk.vault], {
      env: as(PASSPHRASE),
      answers: ['no'],
    });
    expect([asked.exit, asked.stdout]).toEqual([EXIT.cancelled, '']);
    const made = (await done(['vault', 'recovery-key', desk.vault, '--yes', '--json'])).document() as Made;
    expect(made.recoveryWords).toHaveLength(24);
    expect(made.recoveryWords).not.toEqual(old.recoveryWords);
    const info = await done(['vault', 'info', desk.vault, '--json']);
    expect(info.document()).toMatchObject({ recoveryKeyConfirmed: false });

    const sheet = desk.file('new.txt', made.recoveryWords.join(' '));
    const refused = await muniment(['vault', 'recover', desk.vault, '--words-file', oldSheet], {
      env: as('', NEW),
    });
    expect(refused.exit).toBe(EXIT.wrongPassphrase);
    await done(['vault', 'rekey', desk.vault]);
    await done(['vault', 'confirm', desk.vault, '--words-file', sheet]);
    const recovered = await done(['member', 'recover', desk.vault, '--words-file', sheet], {
      env: as('', NEW),
    });
    expect(recovered.stdout).toContain('the new passphrase of MEM-01 M is set');
    await done(['log', 'verify', desk.vault], { env: as(NEW) });
  });
});
