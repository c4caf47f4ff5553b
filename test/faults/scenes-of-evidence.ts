// Scenes from the life of evidence: asked for, taken in, corrected, reviewed, redacted, withdrawn; and of
// lists that become populations, with what an auditor picked.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  addEvidence,
  addVersion,
  approveEvidence,
  changeItem,
  changeVersion,
  importPicks,
  linkEvidence,
  linkSamples,
  type OpenVault,
  recordPopulation,
  redactWords,
  reopenEvidence,
  requestEvidence,
  saveView,
  selfSample,
  setLinkReason,
  setPopulationState,
  submitEvidence,
  withdrawEvidence,
} from '../../src/engine';
import type { ItemFacts, VersionFacts } from '../../src/shared/domain/evidence';
import { CompletenessRecord } from '../../src/shared/domain/population';
import { controlId, evidenceId, type EvidenceId, populationId, sampleItemId } from '../../src/shared/ids';
import type { CalendarDate } from '../../src/shared/period';
import { inLedger, type Step } from './ledger';
import { facts, nobodyCancels, type Stage } from './stage';

const CONTROL = controlId(2);

const newest = (vault: OpenVault): EvidenceId =>
  evidenceId(vault.db.prepare('SELECT max(number) FROM evidence').pluck().get() as number);

const newestPopulation = (vault: OpenVault) =>
  populationId(vault.db.prepare('SELECT max(number) FROM population').pluck().get() as number);

const fileOn = ({ desk, performance }: Stage, name: string, text: string): string => {
  const path = join(desk, name);
  writeFileSync(path, `${text}${performance}\n`);
  return path;
};

const itemFacts: ItemFacts = {
  kind: 'log',
  owner: 'Ruth',
  tags: ['quarterly', 'access'],
  notes: 'From the night run.',
  dueOn: '2026-07-10' as CalendarDate,
};

const said = (title: string): VersionFacts => ({
  title,
  effective: { from: '2026-04-01' as CalendarDate, to: '2026-06-30' as CalendarDate },
  capturedOn: null,
  validUntil: null,
  source: 'Identity provider',
  sensitivity: 'internal',
  collector: 'Ada Byron',
  method: 'export',
  quality: ['system-named'],
});

const ALONE = 'Nobody else is here in July.';

const addNext =
  (text: string): Step['run'] =>
  (vault, stage) =>
    addVersion(
      vault,
      newest(vault),
      [fileOn(stage, 'review.log', text)],
      said('Access review'),
      'From the night run.',
      nobodyCancels,
    );

export const liveThroughReviews = inLedger(
  {
    does: 'ask for evidence',
    run: (vault) =>
      requestEvidence(vault, {
        title: 'Access review',
        item: itemFacts,
        controlIds: [CONTROL],
        pointOfFocusIds: [],
        linkReason: 'It is the review.',
      }),
  },
  { does: 'add its first version', run: addNext('user ada kept; ') },
  { does: 'correct it', run: (vault) => changeVersion(vault, newest(vault), 1, said('Access review, Q2')) },
  {
    does: 'change its owner',
    run: (vault) => changeItem(vault, newest(vault), { ...itemFacts, owner: 'Ben' }),
  },
  { does: 'submit it', run: (vault) => submitEvidence(vault, newest(vault), 1) },
  { does: 'take it back', run: (vault) => reopenEvidence(vault, newest(vault), 1) },
  { does: 'approve it alone', run: (vault) => approveEvidence(vault, newest(vault), 1, ALONE) },
  { does: 'add the next version', run: addNext('user ada kept, user ben removed; ') },
  { does: 'approve the next', run: (vault) => approveEvidence(vault, newest(vault), 2, ALONE) },
  {
    does: 'redact a name',
    run: (vault) =>
      redactWords(
        vault,
        { id: newest(vault), version: 2, position: 1 },
        { words: ['ada'], matchCase: false, reason: 'Names stay here.' },
        nobodyCancels,
      ),
  },
  { does: 'approve what is redacted', run: (vault) => approveEvidence(vault, newest(vault), 3, ALONE) },
  {
    does: 'link it to another control',
    run: (vault) => linkEvidence(vault, newest(vault), [controlId(1)], [], 'It shows the rule as well.'),
  },
  {
    does: 'say better why',
    run: (vault) => setLinkReason(vault, newest(vault), CONTROL, 'It is the review of all systems.'),
  },
  {
    does: 'save a view',
    run: (vault, { performance }) => saveView(vault, { name: performance, query: { q: 'review' } }),
  },
  {
    does: 'withdraw it',
    run: (vault) => withdrawEvidence(vault, newest(vault), 'It is of another client.'),
  },
);

const LIST = `ticket,merged,reviewer\n${Array.from({ length: 40 }, (_none, at) => `CHG-${String(100 + at)},2026-05-${String((at % 28) + 1).padStart(2, '0')},Ben`).join('\n')}\n`;

export const handPicksBack = inLedger(
  {
    does: 'take a list in',
    run: async (vault, stage) => {
      const paths = [fileOn(stage, 'changes.csv', LIST)];
      const { failed } = await addEvidence(
        vault,
        [{ paths, facts: { ...facts, title: 'Changes' } }],
        nobodyCancels,
      );
      if (failed[0] !== undefined) throw new Error(failed[0].code);
    },
  },
  {
    does: 'record the population',
    run: (vault) =>
      recordPopulation(
        vault,
        {
          evidenceId: newest(vault),
          position: 1,
          sheet: null,
          replaces: null,
          statement: {
            title: 'Changes of the year',
            controlIds: [CONTROL],
            record: CompletenessRecord.parse({
              sourceSystem: 'Forge',
              query: 'merged:2026',
              parameters: '',
              range: null,
              timeZone: 'UTC',
              runBy: 'Ruth',
              runOn: null,
              countOnScreen: 41,
              isUnfiltered: true,
              filters: '',
              reconciliation: '',
              wasObserved: false,
              notes: '',
            }),
          },
        },
        nobodyCancels,
      ),
  },
  {
    does: 'hand it over',
    run: (vault) => setPopulationState(vault, newestPopulation(vault), 'submitted', ''),
  },
  {
    does: 'import the picks',
    run: (vault, stage) => {
      const path = join(stage.desk, 'picks.csv');
      writeFileSync(path, 'ticket\nCHG-103\nCHG-117\nCHG-131\n');
      return importPicks(
        vault,
        {
          id: newestPopulation(vault),
          path,
          matchBy: 'ticket',
          attributes: ['approval', 'test'],
          pickedOn: null,
          note: '',
          sha256: null,
          apply: true,
        },
        nobodyCancels,
      );
    },
  },
  {
    does: 'pick ourselves',
    run: (vault) =>
      selfSample(
        vault,
        {
          id: newestPopulation(vault),
          method: 'systematic',
          size: 5,
          seed: 'herons',
          attributes: [],
          note: '',
        },
        nobodyCancels,
      ),
  },
  {
    does: 'answer for two picks',
    run: (vault) => {
      const population = Number(newestPopulation(vault).slice(4));
      const items = [1, 2].flatMap((number) =>
        ['approval', 'test'].map((attribute) => ({ id: sampleItemId(population, number), attribute })),
      );
      linkSamples(vault, evidenceId(1), items, 'It shows both.');
    },
  },
);
