// The changes of the registers as somebody asks for them, each one change of the vault.
import type { Input } from '../../shared/contract';
import type { RecordDetail } from '../../shared/domain/programme/record';
import type { RecordId } from '../../shared/domain/programme/record-id';
import type { JournalAction } from '../journal/journal-action';
import type { CalendarDate } from '../../shared/period';
import type { Change, OpenVault } from '../vault/open-vault';
import { getRecordDetail } from './get-record';
import {
  addRecords,
  changeRecord,
  linkRecords,
  signRecord,
  unlinkRecord,
  withdrawRecord,
} from './write-records';

class NothingChanged extends Error {}

/** Runs a change that may find that nothing differs: then nothing is written, and that is no bug. */
export const writeWhatDiffers = (
  vault: OpenVault,
  action: JournalAction,
  work: (change: Change) => void,
): void => {
  vault.requireMay(action);
  try {
    vault.write((change) => {
      let recorded = 0;
      work({
        ...change,
        record: (...entry) => {
          recorded += 1;
          return change.record(...entry);
        },
      });
      if (recorded === 0) throw new NothingChanged();
    });
  } catch (error) {
    if (!(error instanceof NothingChanged)) throw error;
  }
};

/** What comes back of a record after a change is judged on the day of the change. */
const detailOn = (vault: OpenVault, id: RecordId, on: CalendarDate): RecordDetail =>
  getRecordDetail(vault, id, on);

const dayOf = (vault: OpenVault): CalendarDate => vault.environment.now().slice(0, 10) as CalendarDate;

/** @throws UserError as addRecords */
export const addToRegister = (vault: OpenVault, asked: Input<'programme', 'add'>): RecordId[] => {
  const { register, records, on, note } = asked;
  vault.requireMay('register.added');
  return vault.write((change) => addRecords(change, register, records, { on, note, via: 'typed' }));
};

/** @throws UserError as changeRecord */
export const changeInRegister = (vault: OpenVault, asked: Input<'programme', 'change'>): RecordDetail => {
  const { id, version, facts, state, on, note } = asked;
  writeWhatDiffers(vault, 'register.changed', (change) => {
    changeRecord(change, id, { facts, state }, { on, note, via: 'typed', version });
  });
  return detailOn(vault, id, on);
};

/** Another state of many at once; those that are in it already are passed over. @throws UserError as changeRecord */
export const moveInRegister = (vault: OpenVault, asked: Input<'programme', 'move'>): void => {
  const { ids, state, on, note } = asked;
  writeWhatDiffers(vault, 'register.changed', (change) => {
    for (const id of new Set(ids)) changeRecord(change, id, { state }, { on, note, via: 'typed' });
  });
};

/** @throws UserError as withdrawRecord */
export const withdrawFromRegister = (vault: OpenVault, id: RecordId, reason: string): RecordDetail => {
  vault.requireMay('register.withdrawn');
  vault.write((change) => {
    withdrawRecord(change, id, reason);
  });
  return detailOn(vault, id, dayOf(vault));
};

/** @throws UserError as linkRecords */
export const linkInRegister = (vault: OpenVault, asked: Input<'programme', 'link'>): void => {
  writeWhatDiffers(vault, 'register.linked', (change) => {
    linkRecords(change, asked.ids, asked.targets, asked.note);
  });
};

/** @throws UserError as unlinkRecord */
export const unlinkInRegister = (vault: OpenVault, asked: Input<'programme', 'unlink'>): void => {
  writeWhatDiffers(vault, 'register.unlinked', (change) => {
    unlinkRecord(change, asked.id, asked.targets);
  });
};

/** @throws UserError as signRecord */
export const signInRegister = (vault: OpenVault, asked: Input<'programme', 'sign'>): RecordDetail => {
  const { id, version, meaning, note } = asked;
  writeWhatDiffers(vault, 'register.signed', (change) => {
    signRecord(change, id, version, meaning, note);
  });
  return detailOn(vault, id, dayOf(vault));
};
