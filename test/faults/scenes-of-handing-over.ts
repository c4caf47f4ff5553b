// Scenes in which something goes out: tables for people, and a package with its exceptions for the auditor.
import {
  beginAssessment,
  buildPackage,
  exportRegister,
  exportWorksheet,
  type OpenVault,
  recordException,
  setExceptionState,
} from '../../src/engine';
import {
  assessmentId,
  controlId,
  type EngagementId,
  type EvidenceId,
  exceptionId,
} from '../../src/shared/ids';
import type { CalendarDate } from '../../src/shared/period';
import { handedOver, makeRoomForFiles, PACKAGE, sayWritten } from './handed-over';
import { inLedger, type Step } from './ledger';
import { nobodyCancels, type Stage } from './stage';

const TODAY = '2026-07-01' as CalendarDate;
const FIRST = 'ENG-01' as EngagementId;
const [AS_CSV, AS_XLSX, WORKSHEET] = ['controls.csv', 'controls.xlsx', 'worksheet.csv'];

const writeRegister =
  (name: string) =>
  async (vault: OpenVault, stage: Stage): Promise<void> => {
    await exportRegister(vault, handedOver(stage, name));
    sayWritten(stage, name);
  };

/** The older files that the scenes of this file write over. */
export const writeFirstTables = inLedger(
  {
    does: 'write the register',
    run: (vault, stage) => (makeRoomForFiles(stage), writeRegister(AS_CSV)(vault, stage)),
  },
  {
    does: 'begin an assessment',
    run: (vault) => beginAssessment(vault, { name: 'One', copyRatings: false }),
  },
);

const build: Step['run'] = async (vault, stage) => {
  const targetPath = handedOver(stage, PACKAGE);
  const given = { engagementId: FIRST, targetPath, omissions: [], allowDraft: true, overwrite: true };
  await buildPackage(vault, given, nobodyCancels);
};

const record: Step['run'] = (vault, { performance }) =>
  recordException(vault, {
    title: `A review was late, ${performance}`,
    controlId: controlId(1),
    occurrenceFrom: null,
    whatHappened: 'Nobody looked at the accounts in June.',
    foundBy: 'self',
    foundOn: TODAY,
    cause: '',
    extent: { failed: 1, of: 2 },
    effect: '',
    compensatingControl: '',
    remediation: '',
    owner: '',
    due: null,
    fixedOn: null,
    retest: '',
    response: '',
    responseApprovedBy: '',
    responseApprovedOn: null,
    evidenceIds: ['EVD-0001', 'EVD-0002'] as EvidenceId[],
  });

const confirm: Step['run'] = (vault) => {
  const newest = vault.db.prepare('SELECT max(number) FROM exception').pluck().get() as number;
  return setExceptionState(vault, exceptionId(newest), 'confirmed');
};

export const handOverExceptions = inLedger(
  { does: 'record an exception', run: record },
  { does: 'confirm it', run: confirm },
  { does: 'build a package', run: build },
  { does: 'record another', run: record },
  { does: 'confirm the other', run: confirm },
  { does: 'build a package over the first', run: build },
);

export const writeTables = inLedger(
  {
    does: 'write over the older table',
    run: writeRegister(AS_CSV),
  },
  { does: 'write a workbook', run: writeRegister(AS_XLSX) },
  {
    does: 'write a worksheet',
    run: async (vault, stage) => {
      await exportWorksheet(vault, assessmentId(1), TODAY, handedOver(stage, WORKSHEET));
      sayWritten(stage, WORKSHEET);
    },
  },
);
