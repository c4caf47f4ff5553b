// What an organization does with a firm's list: taken in whole with the file it came in, answered, taken in again changed,
// and written out to be filled in.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  assignRequests,
  commentRequest,
  exportRequestList,
  importRequestList,
  linkRequests,
  lookAtRequestList,
  type OpenVault,
  recordAuditorStatus,
  setInternalStatus,
} from '../../src/engine';
import { type ControlId, requestId } from '../../src/shared/ids';
import type { CalendarDate } from '../../src/shared/period';
import { quietJob } from '../engine/temporary-vault';
import { inLedger } from './ledger';
import type { Stage } from './stage';

const FIRM = 'Bramwell & Oakes LLP';
const DAY = '2026-07-01' as CalendarDate;
const ids = [1, 2, 3].map(requestId);

const takeListIn = async (vault: OpenVault, { desk, performance }: Stage, said: string): Promise<void> => {
  const rows = Array.from(
    { length: 30 },
    (_none, at) =>
      `B-${String(at + 1)},${at % 10 === 0 ? 'Access' : ''},${said} ${String(at)} (${performance}),2026-08-31`,
  );
  const path = join(desk, 'pbc.csv');
  writeFileSync(path, ['No.,Area,Request,Due', ...rows, ''].join('\r\n'));
  const { mapping, sha256 } = await lookAtRequestList(vault, path, { firm: FIRM, mapping: null });
  const input = { path, firm: FIRM, mapping, rows: null, sha256, apply: true };
  const { counts } = await importRequestList(vault, input, quietJob());
  if (counts.refused > 0) throw new Error('a row of the list was refused');
};

export const answerAList = inLedger(
  { does: 'take the list in', run: (vault, stage) => takeListIn(vault, stage, 'Provide the record') },
  { does: 'assign', run: (vault) => assignRequests(vault, { ids, owner: 'Ada Byron', ownDueOn: DAY }) },
  {
    does: 'link',
    run: (vault) =>
      linkRequests(vault, { ids, targets: [{ kind: 'control', id: 'CTL-001' as ControlId }], note: '' }),
  },
  {
    does: 'say something',
    run: (vault, { performance: text }) =>
      commentRequest(vault, { id: requestId(1), text: `Ask ${text}.`, isInternal: true }),
  },
  { does: 'make ready', run: (vault) => setInternalStatus(vault, { ids, to: 'ready-for-review', note: '' }) },
  {
    does: 'note what the auditor said',
    run: (vault, { performance }) =>
      recordAuditorStatus(vault, {
        ...{ id: requestId(1), to: 'returned', on: DAY, toldBy: 'V. Oakes' },
        note: `June is missing (${performance}).`,
      }),
  },
  {
    does: 'take it in again, changed',
    run: (vault, stage) => takeListIn(vault, stage, 'Please provide the record'),
  },
  { does: 'write it out', run: (vault, { desk }) => exportRequestList(vault, join(desk, 'requests.xlsx')) },
);
