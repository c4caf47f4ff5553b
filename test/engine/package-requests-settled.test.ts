// What was linked to a request while it was worked on stays in the vault when the auditor lets go of the request: nobody
// ever held it ready for them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { buildPackage, openVault, recordAuditorStatus, setInternalStatus } from '../../src/engine';
import type { AuditorStatus } from '../../src/shared/domain/request';
import { type EngagementId, requestId } from '../../src/shared/ids';
import type { CalendarDate } from '../../src/shared/period';
import { fillAsked } from './asked-vault';
import { PASSPHRASE, quietJob, temporaryFolder, testEnvironment } from './temporary-vault';
import { vaultFixture } from './vault-fixture';

interface Said {
  readonly evidence: readonly { readonly ref: string }[];
  readonly requests: readonly { readonly id: string; readonly status: string; readonly evidence: unknown }[];
}

const told = { on: '2026-07-01' as CalendarDate, toldBy: 'Noor Haddad', note: '' };
const REQ_2 = requestId(2);

it('of a request that is let go of before it was held ready, and not after', async () => {
  const fixture = await vaultFixture(fillAsked);
  const vault = await openVault(await fixture.copy(), { passphrase: PASSPHRASE }, testEnvironment());
  const saidWith = async (to: AuditorStatus): Promise<Said> => {
    recordAuditorStatus(vault, { id: REQ_2, to, ...told });
    const targetPath = join(temporaryFolder(), 'p.zip');
    const how = { engagementId: 'ENG-01' as EngagementId, omissions: [], allowDraft: true };
    await buildPackage(vault, { ...how, targetPath }, quietJob());
    const entries = Object.entries(unzipSync(readFileSync(targetPath)));
    const [, json] = entries.find(([name]) => name.endsWith('/data/package.json')) ?? [];
    return JSON.parse(Buffer.from(json ?? []).toString('utf8')) as Said;
  };
  for (const to of ['withdrawn', 'not-applicable'] as const) {
    const { evidence, requests } = await saidWith(to);
    expect(evidence.map((one) => one.ref)).not.toContain('EVD-0004.01');
    expect(requests[1]).toMatchObject({ id: REQ_2, status: to, evidence: [] });
  }
  recordAuditorStatus(vault, { id: REQ_2, to: 'open', ...told });
  setInternalStatus(vault, { ids: [REQ_2], to: 'ready-for-review', note: '' });
  const { requests } = await saidWith('withdrawn');
  expect(requests[1]).toMatchObject({ status: 'withdrawn', evidence: ['EVD-0004.01'] });
  vault.close();
  await fixture.remove();
});
