// What an organization does with the registers of its programme: records in one change, versions, links, a signature, and a
// file the app has made itself, which becomes evidence in the same change that names it.
import {
  addMadeEvidence,
  addToRegister,
  changeInRegister,
  linkInRegister,
  linkRecords,
  moveInRegister,
  readRecord,
  recordsOf,
  signInRegister,
  withdrawFromRegister,
} from '../../src/engine';
import { recordId } from '../../src/shared/domain/programme/record-id';
import type { Register } from '../../src/shared/domain/programme/register';
import { type ControlId, evidenceId } from '../../src/shared/ids';
import type { CalendarDate } from '../../src/shared/period';
import { inLedger, type Step } from './ledger';
import { facts } from './stage';

const on = '2026-07-01' as CalendarDate;
const VENDOR = recordId('vendor', 1);
const PEOPLE = Array.from({ length: 40 }, (_none, at) => ({
  facts: { name: `Person ${String(at)}`, team: at % 2 === 0 ? 'Platform' : 'Sales' },
  state: null,
}));

const adding = (register: Register, records: typeof PEOPLE | { facts: object; state: null }[]): Step => ({
  does: `add to ${register}`,
  run: (vault) =>
    addToRegister(vault, {
      ...{ register, on, note: '' },
      records: records.map(({ facts: said }) => ({ facts: { ...said }, state: null })),
    }),
});

/** What names the evidence is there with it, or neither is. */
const makeEvidence =
  (into: boolean): Step['run'] =>
  (vault, { performance }) =>
    addMadeEvidence(
      vault,
      {
        file: { name: 'vendors.csv', bytes: Buffer.from(`vendors ${performance} ${String(into)}`) },
        facts: { ...facts, title: 'Vendors', controlIds: ['CTL-001' as ControlId], linkReason: 'The list.' },
        into: into ? evidenceId(3) : null,
        changeNote: 'Another day',
        approve: { reason: 'Made by the app.' },
      },
      (change, ref) => {
        linkRecords(change, [VENDOR, recordId('person', into ? 2 : 1)], [evidenceId(ref.evidence)], 'Named');
      },
    );

export const keepRegisters = inLedger(
  adding('person', PEOPLE),
  adding('vendor', [{ facts: { name: 'Northern Cloud', tier: 'high' }, state: null }]),
  {
    does: 'change',
    run: (vault, { performance }) =>
      changeInRegister(vault, {
        ...{ id: VENDOR, version: readRecord(vault.db, VENDOR).version, state: 'assessed', on },
        facts: { owner: `Ada, ${performance}`, documents: ['EVD-0001'] },
        note: '',
      }),
  },
  {
    does: 'move',
    run: (vault) =>
      moveInRegister(vault, {
        ids: [1, 2, 3].map((at) => recordId('person', at)),
        state: 'left',
        on,
        note: '',
      }),
  },
  {
    does: 'link',
    run: (vault) =>
      linkInRegister(vault, { ids: [VENDOR], targets: ['CTL-001' as ControlId], note: 'It is reviewed.' }),
  },
  {
    does: 'sign',
    run: (vault) =>
      signInRegister(vault, {
        ...{ id: VENDOR, version: readRecord(vault.db, VENDOR).version, meaning: 'reviewed', note: '' },
      }),
  },
  { does: 'make evidence', run: makeEvidence(false) },
  { does: 'make its next version', run: makeEvidence(true) },
  {
    does: 'withdraw',
    run: (vault) =>
      recordsOf(vault.db, 'person')
        .slice(-1)
        .map(({ id }) => withdrawFromRegister(vault, id, 'Twice')),
  },
);
