// Where lists of firms are taken in by tests: an empty year, a vault for each test, and the two calls a person makes.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { importRequestList, lookAtRequestList, type OpenVault, openVault } from '../../../src/engine';
import { type RequestRow, storedRequest } from '../../../src/engine/requests/read-requests';
import type { AskedFacts } from '../../../src/shared/domain/request';
import type { ListMapping } from '../../../src/shared/domain/request-list';
import type { Sha256 } from '../../../src/shared/ids';
import { PASSPHRASE, quietJob, testEnvironment } from '../temporary-vault';
import { vaultFixture, type VaultFixture } from '../vault-fixture';
import { startYear } from './requests-fixture';

export const FIRM = 'Bramwell & Oakes LLP';

/** Its vault is a new one in each test of the file that calls this. */
export const listsDesk = () => {
  let fixture: VaultFixture;
  const desk: { vault: OpenVault } = { vault: null as never };
  beforeAll(async () => {
    fixture = await vaultFixture((empty) => {
      startYear(empty);
      return Promise.resolve();
    });
  });
  afterAll(() => fixture.remove());
  beforeEach(async () => {
    desk.vault = await openVault(await fixture.copy(), { passphrase: PASSPHRASE }, testEnvironment());
  });
  afterEach(() => {
    desk.vault.close();
  });

  const stored = (): ReturnType<typeof storedRequest>[] =>
    (desk.vault.db.prepare('SELECT * FROM request ORDER BY number').all() as RequestRow[]).map(storedRequest);
  return {
    desk,
    lay: (name: string, bytes: Uint8Array | string): string => {
      const path = join(fixture.work, name);
      writeFileSync(path, bytes);
      return path;
    },
    look: (path: string, firm = FIRM, mapping: ListMapping | null = null) =>
      lookAtRequestList(desk.vault, path, { firm, mapping }),
    preview: (path: string, firm = FIRM, mapping: ListMapping | null = null) =>
      importRequestList(
        desk.vault,
        { path, firm, mapping, rows: null, sha256: null, apply: false },
        quietJob(),
      ),
    apply: (path: string, sha256: Sha256, rows: number[] | null = null, firm = FIRM) =>
      importRequestList(desk.vault, { path, firm, mapping: null, rows, sha256, apply: true }, quietJob()),
    stored,
    entries: (): number => desk.vault.db.prepare('SELECT count(*) FROM journal').pluck().get() as number,
    of: (reference: string): AskedFacts | undefined =>
      stored().find((one) => one.asked.reference === reference)?.asked,
  };
};
