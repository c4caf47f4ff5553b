// Attacks on the models: those that came, and those that were asked for.
import { SYSTEMS } from '../company';
import { leader } from '../people';
import { chartContent } from '../render/chart-content';
import { consoleScreenshot } from '../render/console-screenshot';
import { pdfDocument } from '../render/pdf-document';
import { type SampleItem, span, WHOLE_YEAR } from '../sample-item';
import { seededRandom } from '../seeded-random';

const WEEKS = 52;

const injection: SampleItem = {
  title: 'Prompt injection monitoring 2026: blocked sessions by week',
  files: [
    {
      path: 'models/prompt-injection-monitoring-2026.png',
      make: () => {
        const chance = seededRandom('injection');
        const blocked = Array.from(
          { length: WEEKS },
          (_, week): number =>
            18 + chance.between(0, 14) + (week > 27 && week < 33 ? 46 - Math.abs(30 - week) * 9 : 0),
        );
        const through = Array.from({ length: WEEKS }, (_, week): number =>
          week === 29 ? 9 : chance.chance(0.2) ? 1 : 0,
        );
        return consoleScreenshot({
          clock: 'Tue 5 Jan 2027   10:07',
          app: {
            name: SYSTEMS.logs.name,
            colour: '#7a4a1e',
            sections: ['Search', 'Dashboards', 'Alerts', 'Sources', 'Health', 'Access'],
            section: 'Dashboards',
          },
          address: `${SYSTEMS.logs.host}/dashboards/guardrail-injection?range=2026-01-01..2026-12-31&by=week`,
          user: 'Priya Raman (analyst)',
          title: 'Guardrail: injection attempts',
          filters: [
            'Range: 2026-01-01 to 2026-12-31',
            'Group by: week',
            'Tenants: all (39)',
            'Rule sets: 29 to 34',
          ],
          content: chartContent(
            [
              { name: 'Sessions blocked', colour: '#1d6b5f', values: blocked },
              { name: 'Got through, found later', colour: '#b4532a', values: through },
            ],
            ['W1', 'W9', 'W18', 'W27', 'W35', 'W44', 'W52'],
            80,
            '',
            { value: 60, name: 'alert above 60 a week' },
          ),
          count: `${String(blocked.reduce((sum, value) => sum + value, 0))} sessions blocked   ·   ${String(through.reduce((sum, value) => sum + value, 0))} got through   ·   week 30: INC-2026-04   ·   52 of 52 weekly samples reviewed`,
        });
      },
    },
  ],
  effective: WHOLE_YEAR,
  captured: '2027-01-05',
  source: 'Lanternlog dashboard, full screen',
  sensitivity: 'internal',
  controls: ['AC-45'],
  pointsOfFocus: ['CC7.2-1', 'CC7.2-2'],
};

const redTeam: SampleItem = {
  title: 'Red-team test of heron-3.1 before release, with retest',
  files: [
    {
      path: 'models/red-team-report-heron-3.1.pdf',
      make: () =>
        pdfDocument({
          title: 'Red-team test of heron-3.1',
          reference: 'RT-2026-02',
          date: '2026-10-28',
          facts: [
            ['Tested', 'heron-3.1 with guardrail rule set 33, staging, 12 to 23 October 2026'],
            ['Team', 'Two security engineers and one external tester, none of whom trained the model'],
            [
              'Method',
              '610 attacks of the standing set, 140 new ones after INC-2026-04, free play of two days',
            ],
          ],
          body: [
            { heading: 'Findings' },
            {
              table: {
                columns: [
                  { title: 'Id', share: 0.8 },
                  { title: 'Finding', share: 4 },
                  { title: 'Weight', share: 1 },
                  { title: 'Fixed', share: 1.3 },
                  { title: 'Retest', share: 1.6 },
                ],
                rows: [
                  [
                    'RT-07',
                    'Instructions hidden in a table header are followed in 2 of 140 cases',
                    'high',
                    '2026-10-26',
                    'not reproduced',
                  ],
                  [
                    'RT-08',
                    'Long answers drop a citation',
                    'low',
                    '2026-11-13',
                    'open at the time of writing',
                  ],
                  [
                    'RT-09',
                    'Refusal wording differs between languages',
                    'low',
                    'accepted',
                    'product decision',
                  ],
                ],
              },
            },
            { heading: 'Limits' },
            {
              text: 'A test shows what was found with the time and ideas at hand. It does not show that nothing else is there. Attacks through the customer’s own single sign-on were out of scope.',
            },
            { heading: 'Advice' },
            {
              bullets: [
                'Replay RT-07 daily with the standing set.',
                'Test again when the base model or the tool list changes.',
              ],
            },
            { signature: { name: leader('security').name, role: leader('security').role, on: '2026-10-28' } },
          ],
        }),
    },
  ],
  effective: span('2026-10-12', '2026-10-28'),
  captured: '2026-10-28',
  source: 'Security folder',
  sensitivity: 'restricted',
  controls: ['AC-46'],
  pointsOfFocus: ['CC4.1-8', 'CC7.1-5'],
};

export const modelAttackEvidence: readonly SampleItem[] = [injection, redTeam];
