// What an AI company shows beyond the usual: its models, their gates and the data behind them.
import { DATA_SETS, model, MODELS } from '../models';
import { leader } from '../people';
import { jsonExport } from '../render/json-export';
import { pdfDocument } from '../render/pdf-document';
import { type SampleItem, span, WHOLE_YEAR } from '../sample-item';

const ai = leader('ai');
const product = leader('product');

const registry: SampleItem = {
  title: 'Model registry: every version with approvals and data sets',
  files: [
    {
      path: 'models/model-registry-2026.json',
      make: () =>
        jsonExport({
          registry: 'kiln/heron',
          exported_at: '2027-01-05T09:12:40Z',
          query: 'all versions, all states',
          total: MODELS.length,
          deployment_gate: {
            requires: ['all gates met', 'two approvals of different roles'],
            enforced_by: 'pipeline assist-release',
          },
          versions: MODELS.map((one) => ({
            name: one.name,
            base: one.base,
            status: one.status,
            registered_on: one.registeredOn,
            live_from: one.liveFrom,
            weights_sha256: one.weightsSha256,
            data_sets: one.dataSets,
            approved_by: one.approvedBy,
          })),
        }),
    },
  ],
  effective: WHOLE_YEAR,
  captured: '2027-01-05',
  source: 'Kiln registry export, unfiltered',
  sensitivity: 'confidential',
  controls: ['AC-23', 'AC-54'],
  pointsOfFocus: ['CC8.1-5', 'CC2.1-7'],
};

const gates: SampleItem = {
  title: 'Evaluation gates of heron-3.0: stopped release candidate and release',
  files: [
    {
      path: 'models/eval-gates-heron-3.0.json',
      make: () =>
        jsonExport({
          pipeline: 'assist-release',
          runs: ['heron-3.0-rc1', 'heron-3.0'].map((name, index) => {
            const release = model(name);
            return {
              run: `rel-${String(871 + index * 12)}`,
              model: name,
              finished_at: `${release.registeredOn}T17:${String(20 + index * 17)}:09Z`,
              weights_sha256: release.weightsSha256,
              gates: release.gates,
              outcome: release.gates.every((gate) => gate.met) ? 'may be released' : 'stopped',
              approvals: release.approvedBy.map((name, place) => ({
                by: name,
                at: `2026-06-2${String(place + 4)}T10:1${String(place)}:00Z`,
              })),
            };
          }),
        }),
    },
  ],
  effective: span('2026-05-27', '2026-06-29'),
  captured: '2026-06-29',
  source: 'Kiln pipeline assist-release, run records',
  sensitivity: 'internal',
  controls: ['AC-54'],
  pointsOfFocus: ['CC8.1-7', 'CC8.1-8'],
};

const impact: SampleItem = {
  title: 'AI system risk and impact assessment: heron-3.0 in Larkmoor Assist',
  files: [
    {
      path: 'models/impact-assessment-heron-3.0.pdf',
      make: () =>
        pdfDocument({
          title: 'Risk and impact assessment: heron-3.0',
          reference: 'AIA-2026-02',
          date: '2026-06-24',
          facts: [
            ['System', 'Larkmoor Assist, answering and drafting for claims handlers'],
            ['Model', `heron-3.0, ${model('heron-3.0').base}`],
            ['Author', ai.name],
            ['Approved by', `${product.name}; AI governance committee, 2026-06-24`],
          ],
          body: [
            { heading: '1  What it does, and for whom' },
            {
              text: 'Claims handlers at insurers ask questions about a file and get answers with links to the passages they rest on. The assistant drafts letters; a person sends them. It decides nothing about a claim.',
            },
            { heading: '2  What could go wrong' },
            {
              table: {
                columns: [
                  { title: 'Harm', share: 3 },
                  { title: 'Who is hurt', share: 1.6 },
                  { title: 'Likelihood', share: 1.3 },
                  { title: 'Weight', share: 1 },
                  { title: 'What we do', share: 3.6 },
                ],
                rows: [
                  [
                    'A wrong answer is believed',
                    'Claimant',
                    'medium',
                    'high',
                    'Grounding gate 94 %, citations next to each sentence, wording that asks to check',
                  ],
                  [
                    'Text in a file steers the assistant',
                    'Insurer, claimant',
                    'medium',
                    'high',
                    'Guardrail rule sets, no sending tools, weekly sample of sessions',
                  ],
                  [
                    'Answers differ by name or language',
                    'Claimant',
                    'low',
                    'high',
                    'Paired test set of 800 files; difference below 0.5 points',
                  ],
                  [
                    'Personal data appears in another tenant',
                    'Claimant',
                    'very low',
                    'very high',
                    'Index per tenant, cross-tenant tests in the pipeline',
                  ],
                ],
              },
            },
            { heading: '3  What changed since heron-2.5' },
            {
              bullets: [
                'Larger base model from open weights; provenance of the base checked, revision 88e2 pinned.',
                'New refusal data set written by the red team.',
                'Two text sources withdrawn at the publisher’s wish; model trained without them.',
              ],
            },
            { heading: '4  Left-over risk and follow-up' },
            {
              text: 'Accepted for 12 months or until the base model changes. The weekly sample of sessions is looked at by the model owner; three wrong answers of one kind in a week reopen this assessment.',
            },
            { signature: { name: product.name, role: product.role, on: '2026-06-24' } },
          ],
        }),
    },
  ],
  effective: span('2026-06-24', '2026-12-31'),
  captured: '2026-06-24',
  source: 'AI governance committee folder',
  sensitivity: 'confidential',
  controls: ['AC-16'],
  pointsOfFocus: ['CC3.2-7', 'CC3.4-2'],
};

const lineage: SampleItem = {
  title: 'Training data lineage of the models of 2026, with licences and customer opt-in',
  files: [
    {
      path: 'models/training-data-lineage-2026.json',
      make: () =>
        jsonExport({
          generated_at: '2026-12-18T11:30:00Z',
          generated_by: leader('data').mail,
          data_sets: DATA_SETS.map((set) => ({
            name: set.name,
            origin: set.origin,
            licence: set.licence,
            rows: set.rows,
            customer_data: set.customerData,
            approved_on: set.approvedOn,
            approved_by: leader('data').name,
          })),
          opted_in_customers: ['C-0012', 'C-0027', 'C-0031'],
          monthly_sample_checks: Array.from({ length: 12 }, (_, month) => ({
            month: `2026-${String(month + 1).padStart(2, '0')}`,
            rows_checked: 200,
            rows_of_customers_without_opt_in: 0,
            checked_by: leader('data').name,
          })),
          used_by: MODELS.map((one) => ({ model: one.name, data_sets: one.dataSets })),
        }),
    },
  ],
  effective: WHOLE_YEAR,
  captured: '2026-12-18',
  source: 'Data catalog export',
  sensitivity: 'confidential',
  controls: ['AC-58', 'AC-61'],
  pointsOfFocus: ['CC2.1-7', 'C1.1-1'],
};

export const modelEvidence: readonly SampleItem[] = [registry, gates, impact, lineage];
