// The list of the current engagement as a file the auditor can fill in and send back: a workbook, or CSV.
import { extname, resolve } from 'node:path';
import { UserError } from '../../../shared/errors';
import { numberOf } from '../../../shared/ids';
import { currentEngagement } from '../../engagement';
import { type Job, unwatchedJob } from '../../environment';
import { tellWriting } from '../../tables';
import type { OpenVault } from '../../vault/open-vault';
import { refuseInsideVault, writeOutside } from '../../vault/outside-file';
import { requestsToHandOver } from '../hand-over';
import { requestsCsv, type RequestsSheet, requestsWorkbook } from './requests-workbook';
import { keepSheet } from './sheet-rows';

const UUID_BYTES = 16;

/**
 * Writes the list to `path` (a name that ends in .csv gives CSV), and keeps what went out: what comes back is held
 * against it. It is kept first: a list that the vault does not know could not come back.
 * @throws UserError use.engagement-missing, use.bad-input (inside the vault), vault.read-only, member.not-allowed, disk.*
 */
export const exportRequestList = async (
  vault: OpenVault,
  path: string,
  job: Job = unwatchedJob(),
): Promise<{ requests: number }> => {
  vault.requireMay('request.sheet-made');
  const engagement = currentEngagement(vault);
  if (engagement === null) throw new UserError('use.engagement-missing');
  job.progress({ phase: 'reading', done: 0, total: null, unit: 'items' });
  const requests = requestsToHandOver(vault, engagement.id);
  await tellWriting(job, 0, requests.length);
  const sheet: RequestsSheet = {
    uuid: Buffer.from(vault.environment.random(UUID_BYTES)).toString('hex'),
    round: null,
    organization: vault.organization,
    engagement: engagement.id,
    requests,
    populations: [],
  };
  const bytes = extname(path).toLowerCase() === '.csv' ? requestsCsv(sheet) : requestsWorkbook(sheet);
  refuseInsideVault(vault, resolve(path));
  await tellWriting(job, requests.length, requests.length);
  vault.write((change) => {
    keepSheet(change, { uuid: sheet.uuid, engagement: numberOf(engagement.id), round: null, requests });
  });
  await writeOutside(vault, path, bytes);
  return { requests: requests.length };
};
