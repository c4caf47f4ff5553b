// Scenes in which the register of controls changes, command by command, and as a table brought in at once.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  addControl,
  importRegister,
  mapControls,
  type OpenVault,
  retireControl,
  reviseControl,
  setChecklist,
  setControlDomain,
  setRationale,
  tickItem,
  untickItem,
} from '../../src/engine';
import type { ControlFacts } from '../../src/shared/domain/control';
import {
  type ControlId,
  controlId,
  type CriterionId,
  type EvidenceId,
  type PointOfFocusId,
} from '../../src/shared/ids';
import type { CalendarDate } from '../../src/shared/period';
import { inLedger } from './ledger';
import { takeInAKit } from './scenes-of-kits';
import type { Stage } from './stage';

const day = (text: string) => text as CalendarDate;
const points = ['CC6.2-2', 'CC6.3-1', 'CC7.2-1'] as PointOfFocusId[];
const criteria = ['CC6.8'] as CriterionId[];
const ITEM = 'EVD-0001' as EvidenceId;

const facts = (title: string): ControlFacts => ({
  title,
  wording: 'Somebody looks, and writes down what they saw. '.repeat(40),
  ownerRole: 'Security Lead',
  owner: '',
  cadence: 'quarterly',
  weekdaysOnly: false,
  graceDays: null,
  nature: 'detective',
  kind: 'manual',
});

/** The control that this performance added: an answer that was lost on its way does not tell its number. */
export const newestControl = (vault: OpenVault): ControlId =>
  controlId(vault.db.prepare('SELECT max(number) FROM control').pluck().get() as number);

export const changeControls = inLedger(
  {
    does: 'add a control',
    run: (vault, { performance }) =>
      addControl(vault, {
        ...facts(`Added ${performance}`),
        domain: 'Access',
        validFrom: day('2026-01-01'),
        checklist: ['The list of accounts', 'The decisions'],
        criterionIds: criteria,
        pointOfFocusIds: points.slice(0, 2),
        rationale: 'It says who may do what.',
      }),
  },
  {
    does: 'revise it',
    run: (vault) =>
      reviseControl(
        vault,
        newestControl(vault),
        { ...facts('Revised'), cadence: 'monthly' },
        day('2026-05-01'),
        'More often.',
      ),
  },
  {
    does: 'correct it',
    run: (vault) =>
      reviseControl(vault, newestControl(vault), facts('Corrected'), day('2026-05-01'), 'A slip.'),
  },
  {
    does: 'ask for other things',
    run: (vault) =>
      setChecklist(vault, newestControl(vault), [
        { number: 2, text: 'The decisions, signed' },
        { number: null, text: 'The changes that followed' },
      ]),
  },
  { does: 'tick one off', run: (vault) => tickItem(vault, newestControl(vault), 2, [ITEM]) },
  {
    does: 'map many',
    run: (vault) =>
      mapControls(
        vault,
        [newestControl(vault), controlId(1), controlId(2)],
        { pointOfFocusIds: points, criterionIds: criteria },
        'All three.',
      ),
  },
  {
    does: 'say why anew',
    run: (vault, { performance }) =>
      setRationale(vault, newestControl(vault), 'CC7.2-1' as PointOfFocusId, `Because, ${performance}.`),
  },
  { does: 'take the tick back', run: (vault) => untickItem(vault, newestControl(vault), 2, [ITEM]) },
  {
    does: 'move it',
    run: (vault) => setControlDomain(vault, [newestControl(vault)], 'Logical access'),
  },
  {
    does: 'retire it',
    run: (vault) => retireControl(vault, newestControl(vault), day('2026-06-30'), 'Another one does it.'),
  },
);

const quoted = (cells: readonly string[]): string =>
  cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');

/** Forty new controls, and two of those that are there said anew: checklist, mappings and all. */
const writeTableTo = ({ desk, performance }: Stage): string => {
  const head = ['Number', 'Title', 'Wording', 'Cadence', 'Nature', 'Kind'];
  const more = ['Valid from', 'Points of focus', 'Checklist'];
  const wording = 'They meet, decide, and keep the minutes. '.repeat(20);
  const row = (number: string, title: string) => [
    number,
    `${title} ${performance}`,
    wording,
    'monthly',
    'detective',
    'manual',
    number === '' ? '2026-01-01' : '',
    points.join(', '),
    'The minutes\nThe decisions',
  ];
  const rows = [
    ...['CTL-001', 'CTL-002'].map((number) => row(number, 'Said anew')),
    ...Array.from({ length: 40 }, (_none, at) => row('', `Brought in ${String(at)}`)),
  ];
  const path = join(desk, 'controls.csv');
  writeFileSync(path, [[...head, ...more], ...rows].map(quoted).join('\r\n'));
  return path;
};

export const importTheRegister = inLedger(
  {
    does: 'bring a table in',
    run: async (vault, stage) => {
      const given = { path: writeTableTo(stage), validFrom: null };
      const { sha256, counts } = await importRegister(vault, { ...given, apply: false, sha256: null });
      if (counts.refused > 0) throw new Error('a row of the table was refused');
      await importRegister(vault, { ...given, apply: true, sha256 });
    },
  },
  takeInAKit,
);
