// A vault with forty requests, some of them hard to write into a cell, for tests of our own list.
import {
  askedByHand,
  commentRequest,
  importRequestList,
  type OpenVault,
  recordAuditorStatus,
  setInternalStatus,
  takeResponse,
} from '../../../src/engine';
import type { ListImport } from '../../../src/shared/domain/request-list';
import type { Sha256 } from '../../../src/shared/ids';
import { quietJob } from '../temporary-vault';
import { vaultFixture, type VaultFixture } from '../vault-fixture';
import { asked, day, handled, REQ, startYear } from './requests-fixture';

const HARD = [
  '=HYPERLINK("http://x","y") and more',
  'Two lines,\nof which the second  has two spaces',
  'Turned \u202eround\u202c, with \\u{202E} spelled out, _x0041_ and <b>&amp;</b>',
  '- a list\n- of points',
  "'quoted' from the first letter on",
];
export const WORDINGS = Array.from(
  { length: 40 },
  (_none, at) => HARD[at] ?? `Please provide item ${String(at + 1)}, as of period end.`,
);

export const fortyRequests = (): Promise<VaultFixture> =>
  vaultFixture((empty) => {
    startYear(empty);
    WORDINGS.forEach((wording, at) => {
      askedByHand(
        empty,
        asked({
          reference: `B-${String(at + 1).padStart(2, '0')}`,
          wording,
          title: at % 3 === 0 ? '' : `Title ${String(at)}`,
          dueOn: at % 2 === 0 ? day('2026-07-20') : null,
        }),
        handled({ owner: 'Head of people' }),
      );
    });
    recordAuditorStatus(empty, {
      ...{ id: REQ(6), to: 'returned', on: day('2026-06-10'), toldBy: 'N. Oakes', note: '=No date on it' },
    });
    setInternalStatus(empty, { ids: [REQ(7)], to: 'ready-for-review', note: '' });
    commentRequest(empty, { id: REQ(7), text: 'It is the export of June.\n\nSee row 4.', isInternal: false });
    commentRequest(empty, { id: REQ(8), text: 'Nobody outside reads this.', isInternal: true });
    return Promise.resolve();
  });

export const preview = (vault: OpenVault, path: string): Promise<ListImport> =>
  importRequestList(
    vault,
    { path, firm: 'any', mapping: null, rows: null, sha256: null, apply: false },
    quietJob(),
  );
export const take = (vault: OpenVault, path: string, sha256: Sha256, rows: number[] | null = null) =>
  takeResponse(vault, { path, signaturePath: null, key: null, rows, sha256, apply: true }, quietJob());
export const changed = (list: ListImport) =>
  list.rows.filter((one) => !['same', 'heading', 'blank'].includes(one.what));
