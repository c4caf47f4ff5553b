// Scenes in which something goes out: tables for people, and a package with its exceptions for the auditor.
import {
  beginAssessment,
  buildPackage,
  exportRegister,
  exportWorksheet,
  linkEvidence,
  type OpenVault,
  recordException,
  setExceptionState,
} from '../../src/engine';
import {
  assessmentId,
  controlId,
  type EngagementId,
  type EvidenceId,
  evidenceId,
  exceptionId,
  packageId,
} from '../../src/shared/ids';
import type { CalendarDate } from '../../src/shared/period';
import { DELTA, handedOver, makeRoomForFiles, PACKAGE, sayWritten } from './handed-over';
import { inLedger, type Step } from './ledger';
import { nobodyCancels, type Stage, take } from './stage';

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

/** Small enough for pages and lists to fill the first part. */
const PART_BYTES = 300_000;

const buildDelta: Step['run'] = async (vault, stage) => {
  const targetPath = handedOver(stage, DELTA);
  const first = { packageId: packageId(2026, 1), round: 1 };
  const given = { engagementId: FIRST, targetPath, omissions: [], allowDraft: true, overwrite: true };
  await buildPackage(vault, { ...given, deltaFrom: first, partBytes: PART_BYTES }, nobodyCancels);
};

const takeIn =
  (name: string): Step['run'] =>
  (vault, stage) =>
    take(vault, stage, [[name, 5000]]);

const linkNewest: Step['run'] = (vault) => {
  const newest = vault.db.prepare('SELECT max(number) FROM evidence').pluck().get() as number;
  return linkEvidence(vault, evidenceId(newest), [controlId(1)], []);
};

export const handOverRounds = inLedger(
  { does: 'record an exception', run: record },
  { does: 'confirm it', run: confirm },
  { does: 'build the first round', run: build },
  { does: 'take more in', run: takeIn('for the delta') },
  { does: 'link it', run: linkNewest },
  { does: 'build a delta in parts', run: buildDelta },
  { does: 'take yet more in', run: takeIn('for the third round') },
  { does: 'link that', run: linkNewest },
  { does: 'build a whole round over the first', run: build },
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
