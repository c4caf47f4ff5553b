// What of the programme must not leave with a package, attack by attack: each of these once did.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  acknowledgePolicy,
  buildPackage,
  changeInRegister,
  openVault,
  type OpenVault,
  withdrawEvidence,
  withdrawFromRegister,
} from '../../src/engine';
import type { RecordId } from '../../src/shared/domain/programme/record-id';
import { type PackageSelection, WHOLE_SCOPE } from '../../src/shared/domain/package';
import { type ControlId, type EngagementId, evidenceId } from '../../src/shared/ids';
import type { CalendarDate, Instant } from '../../src/shared/period';
import { fillProgrammed } from './programmed-vault';
import { PASSPHRASE, quietJob, testEnvironment } from './temporary-vault';
import { type VaultFixture, vaultFixture } from './vault-fixture';

const id = (text: string): RecordId => text as RecordId;
const day = (text: string): CalendarDate => text as CalendarDate;

let fixture: VaultFixture;
beforeAll(async () => {
  fixture = await vaultFixture(fillProgrammed);
});
afterAll(() => fixture.remove());

const texts = (zip: Uint8Array): string =>
  Object.entries(unzipSync(zip))
    .map(([name, bytes]) =>
      /\.(xlsx|docx)$/.test(name) ? texts(bytes) : `${name}\n${Buffer.from(bytes).toString('utf8')}`,
    )
    .join('\n');

interface Told {
  readonly all: string;
  readonly programme: {
    readonly editions: readonly { readonly acknowledged: readonly unknown[]; readonly asked: unknown }[];
    readonly not_finished: readonly { readonly id: string }[];
    readonly registers: readonly {
      readonly register: string;
      readonly records: readonly { readonly id: string; readonly signatures: readonly unknown[] }[];
    }[];
  };
}

let built = 0;
const packed = async (
  change: (vault: OpenVault) => void,
  selection: Partial<PackageSelection> = {},
): Promise<Told> => {
  const environment = testEnvironment();
  const vault = await openVault(await fixture.copy(), { passphrase: PASSPHRASE }, environment);
  try {
    environment.setClock('2026-11-13T16:20:33Z' as Instant);
    change(vault);
    built += 1;
    const targetPath = join(fixture.work, `leak-${String(built)}.zip`);
    await buildPackage(
      vault,
      {
        ...{ engagementId: 'ENG-01' as EngagementId, omissions: [], allowDraft: true, targetPath },
        selection: { ...WHOLE_SCOPE, ...selection },
      },
      quietJob(),
    );
    const bytes = readFileSync(targetPath);
    const [, json] =
      Object.entries(unzipSync(bytes)).find(([name]) => name.endsWith('data/package.json')) ?? [];
    const { programme } = JSON.parse(Buffer.from(json ?? []).toString('utf8')) as Told;
    return { all: texts(bytes), programme };
  } finally {
    vault.close();
  }
};

const acknowledge = (vault: OpenVault, person: string): void => {
  acknowledgePolicy(vault, {
    ...{ id: id('POL-001'), edition: 2, personIds: [id(person)], on: day('2026-10-16') },
    ...{ how: 'row', evidenceId: null, note: '' },
  });
};

describe('the programme in a package', () => {
  it('keeps a report that may not be handed on when its review is withdrawn as a mistake', async () => {
    const { all } = await packed((vault) => {
      withdrawFromRegister(vault, id('VRP-02'), 'Entered twice');
    });
    expect(all).not.toContain('bytes of kept-report.pdf');
  });

  it('keeps a report whose terms nobody has stated, even as evidence of a control', async () => {
    const { all } = await packed((vault) => {
      changeInRegister(vault, {
        ...{ id: id('VRP-02'), version: 1, state: null, on: day('2026-11-01'), note: '' },
        facts: { mayHandOn: 'unknown' },
      });
    });
    expect(all).not.toContain('bytes of kept-report.pdf');
    expect(all).toContain('nobody has stated that its terms let us hand it on');
  });

  it('counts the reports of a vendor that was withdrawn, and drops none silently', async () => {
    const { programme } = await packed((vault) => {
      withdrawFromRegister(vault, id('VND-02'), 'Entered twice');
    });
    const reports = programme.registers.find((one) => one.register === 'vendor-report');
    expect(reports).toMatchObject({ withdrawn: 1 });
  });

  it('names of those who acknowledged only who goes in, where controls were chosen', async () => {
    const { all } = await packed(
      (vault) => {
        acknowledge(vault, 'PER-002');
      },
      { controlIds: ['CTL-001' as ControlId] },
    );
    expect(all).not.toContain('Bo Marsh');
  });

  it('does not name who joined after the period because they acknowledged a policy', async () => {
    const { all } = await packed((vault) => {
      acknowledge(vault, 'PER-005');
    });
    expect(all).not.toContain('SECRET-joined-after');
  });

  it('names nobody to readers of what is internal, and counts nobody', async () => {
    const { all, programme } = await packed(
      (vault) => {
        acknowledge(vault, 'PER-002');
      },
      { mostSensitive: 'internal' },
    );
    expect(all).not.toContain('Bo Marsh');
    for (const edition of programme.editions)
      expect(edition).toMatchObject({ acknowledged: [], asked: null });
  });

  it('leaves out the text of an edition whose file was withdrawn, for readers who may not have everything', async () => {
    const { all } = await packed(
      (vault) => {
        const items = vault.db
          .prepare('SELECT DISTINCT evidence FROM policy_edition')
          .pluck()
          .all() as number[];
        for (const item of items) withdrawEvidence(vault, evidenceId(item), 'It must not leave');
      },
      { mostSensitive: 'confidential' },
    );
    expect(all).not.toContain('Ask twice before');
  });

  it('takes a document for finished only with a name under its text, whatever its state says', async () => {
    const { all, programme } = await packed((vault) => {
      changeInRegister(vault, {
        ...{ id: id('DOC-02'), version: 1, facts: {}, state: 'signed', on: day('2026-11-01'), note: '' },
      });
    });
    expect(programme.not_finished.map((one) => one.id)).toContain('DOC-02');
    expect(all).not.toContain('SECRET-assertion');
  });

  it('keeps the name under a text when notes or owner are changed beside it', async () => {
    const { programme } = await packed((vault) => {
      changeInRegister(vault, {
        ...{ id: id('DOC-01'), version: 2, state: null, on: day('2026-11-01'), note: '' },
        facts: { notes: 'Something else', owner: 'Cy' },
      });
    });
    const documents = programme.registers.find((one) => one.register === 'document')?.records;
    expect(documents?.find((one) => one.id === 'DOC-01')?.signatures).toHaveLength(1);
  });
});
