// A vault whose first round is with the auditor, and the auditor's own desk: keys of stock minisign, and responses as a
// working file or a person writes them.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import {
  addRecipient,
  buildPackage,
  deliver,
  listPackages,
  openVault,
  type OpenVault,
  recordPopulation,
  setInternalStatus,
  setReceiptKey,
  takeResponse,
  vaultInfo,
} from '../../../src/engine';
import type { RequestId } from '../../../src/shared/ids';
import type { Instant } from '../../../src/shared/period';
import { RESPONSE_FORMAT, type ResponseFile, responseText } from '../../../src/shared/response';
import { takeIn, LEAVERS, said } from '../populations/populations-fixture';
import { PASSPHRASE, quietJob, temporaryFolder, testEnvironment } from '../temporary-vault';
import { sourceFile, vaultFixture, type VaultFixture } from '../vault-fixture';
import { day, fillWithRequests, REQ } from './requests-fixture';

export const ROUND = { packageId: 'PKG-2026-01' as never, round: 1 };

export interface Desk {
  readonly fixture: VaultFixture;
  /** The key files of `auditor`, `partner` (both known) and `stranger`. */
  readonly keys: string;
  readonly publicKey: (name: string) => string;
}

/** REQ-001 is answered in round 1, which went out on 25 June; POP-01 is the list of leavers. */
export const handedOver = async (): Promise<Desk> => {
  let keys = '';
  const publicKey = (name: string): string =>
    readFileSync(join(keys, `${name}.pub`), 'utf8')
      .trim()
      .split('\n')[1] ?? '';
  const fixture = await vaultFixture(async (vault, work) => {
    keys = join(work, 'auditor');
    mkdirSync(keys);
    for (const name of ['auditor', 'partner', 'stranger'])
      execFileSync('minisign', [
        '-G',
        '-W',
        '-p',
        join(keys, `${name}.pub`),
        '-s',
        join(keys, `${name}.key`),
      ]);
    await fillWithRequests(vault, work);
    const [list] = await takeIn(vault, await sourceFile(work, 'leavers.csv', LEAVERS));
    await recordPopulation(
      vault,
      { evidenceId: list as never, position: 1, sheet: null, statement: said(), replaces: null },
      quietJob(),
    );
    setInternalStatus(vault, { ids: [REQ(1)], to: 'ready-for-review', note: '' });
    const targetPath = join(work, 'round-1.zip');
    const build = { engagementId: 'ENG-01' as never, omissions: [], allowDraft: true };
    await buildPackage(vault, { ...build, targetPath }, quietJob());
    for (const person of ['Noor Haddad', 'Sam Oakes']) {
      const about = { firm: 'Bramwell & Oakes LLP', email: '', purpose: '', until: null, note: '' };
      const id = addRecipient(vault, { ...about, person });
      setReceiptKey(vault, id, publicKey(person.startsWith('Noor') ? 'auditor' : 'partner'));
      deliver(vault, ROUND, {
        ...{ recipientId: id, on: day('2026-06-25'), route: 'portal', fingerprintBy: 'phone' },
        ...{ passphraseBy: null, note: '' },
      });
    }
  });
  return { fixture, keys, publicKey };
};

export interface Opened {
  readonly folder: string;
  readonly vault: OpenVault;
  readonly environment: ReturnType<typeof testEnvironment>;
}

export const openCopy = async ({ fixture }: Desk): Promise<Opened> => {
  const folder = await fixture.copy();
  const environment = testEnvironment();
  const vault = await openVault(folder, { passphrase: PASSPHRASE }, environment);
  onTestFinished(() => vault.close());
  return { folder, vault, environment };
};

let made = 0;

/** A response to round 1 as a working file writes it. */
export const responseTo = (vault: OpenVault, given: Partial<ResponseFile> = {}): ResponseFile => {
  const [round] = listPackages(vault);
  const uuid = vault.db.prepare('SELECT uuid FROM package_round').pluck().get() as string;
  return {
    format: RESPONSE_FORMAT,
    uuid: `00000000-0000-4000-8000-${String((made += 1)).padStart(12, '0')}`,
    made: '2026-07-01T08:00:00Z' as Instant,
    made_by: { person: 'Noor Haddad', firm: 'Bramwell & Oakes LLP' },
    program: 'Muniment test',
    key: '',
    package: {
      ...{ id: ROUND.packageId, round: 1, uuid, seal_number: round?.sealNumber ?? '' },
      signer_key: vaultInfo(vault).signer.publicKey,
    },
    requests: [],
    questions: [],
    picks: [],
    ...given,
  };
};

export const answer = (
  id: RequestId,
  status: ResponseFile['requests'][number]['status'],
  reason = '',
  ...texts: string[]
): ResponseFile['requests'][number] => ({
  ...{ id, status, reason },
  comments: texts.map((text) => ({
    ...{ at: '2026-07-01T07:30:00Z' as Instant, author: 'Noor Haddad', text },
  })),
});

/** The file on the desk, signed with stock minisign unless nobody signs it. */
export const filed = (desk: Desk, text: string, by: string | null = 'auditor') => {
  const path = join(temporaryFolder(), 'R.json');
  writeFileSync(path, text);
  if (by !== null)
    execFileSync('minisign', ['-Sm', path, '-s', join(desk.keys, `${by}.key`)], { stdio: 'pipe' });
  return { path, signaturePath: by === null ? null : `${path}.minisig`, key: null as string | null };
};

type Filed = ReturnType<typeof filed>;

export const look = (vault: OpenVault, files: Filed) =>
  takeResponse(vault, { ...files, rows: null, sha256: null, apply: false }, quietJob());

/** Looks, and takes in what was looked at. */
export const take = async (vault: OpenVault, files: Filed, rows: number[] | null = null) => {
  const { list } = await look(vault, files);
  return takeResponse(vault, { ...files, rows, sha256: list.sha256, apply: true }, quietJob());
};

/** From facts to what became of them. */
export const taken = (
  desk: Desk,
  vault: OpenVault,
  given: Partial<ResponseFile>,
  by: string | null = 'auditor',
) => take(vault, filed(desk, responseText(responseTo(vault, given)), by));
