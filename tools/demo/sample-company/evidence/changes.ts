// How changes reach production.
import { SYSTEMS } from '../company';
import { CHANGES } from '../changes';
import { consoleScreenshot, tableContent } from '../render/console-screenshot';
import { csvTable } from '../render/csv-table';
import { jsonExport } from '../render/json-export';
import { type SampleItem, span, WHOLE_YEAR } from '../sample-item';
import { deploymentLog } from './deployment-log';

const EMERGENCY_ROWS = new Set(
  CHANGES.slice(0, 18).flatMap((change, index) => (change.kind === 'emergency' ? [index] : [])),
);

const population: SampleItem = {
  title: 'Population of production changes 2026, with the query that made it',
  files: [
    {
      path: 'changes/change-population-2026.csv',
      make: () =>
        csvTable(
          [
            'pull_request',
            'ticket',
            'service',
            'summary',
            'author',
            'reviewer',
            'tests',
            'merged_on',
            'deployed_at',
            'commit',
            'kind',
          ],
          CHANGES.map((change) => [
            change.number,
            change.ticket,
            change.service,
            change.summary,
            change.author,
            change.reviewer,
            change.tests,
            change.merged,
            change.deployedAt,
            change.commit,
            change.kind,
          ]),
        ),
    },
    {
      path: 'changes/change-population-2026-query.png',
      make: () =>
        consoleScreenshot({
          clock: 'Tue 5 Jan 2027   11:18',
          app: {
            name: SYSTEMS.code.name,
            colour: '#2c3e50',
            sections: ['Repositories', 'Pull requests', 'Pipelines', 'Releases', 'Audit', 'Settings'],
            section: 'Pull requests',
          },
          address: `${SYSTEMS.code.host}/search?state=merged&branch=main&merged=2026-01-01..2026-12-31&sort=merged-asc`,
          user: 'Farah Aziz (read only)',
          title: 'Merged pull requests',
          filters: [
            'State: merged',
            'Branch: main',
            'Merged: 2026-01-01 to 2026-12-31',
            'Repositories: all 21',
            'Order: oldest first',
          ],
          content: tableContent(
            [
              { title: 'No.', width: 90, mono: true },
              { title: 'Title', width: 380 },
              { title: 'Service', width: 180 },
              { title: 'Author', width: 200 },
              { title: 'Reviewer', width: 200 },
              { title: 'Merged', width: 140, mono: true },
            ],
            CHANGES.slice(0, 18).map((change) => [
              `#${String(change.number)}`,
              change.summary,
              change.service,
              change.author,
              change.reviewer,
              change.merged,
            ]),
            EMERGENCY_ROWS,
          ),
          count: `1–18 of ${String(CHANGES.length)}   ·   page 1 of ${String(Math.ceil(CHANGES.length / 18))}   ·   ${String(CHANGES.filter((change) => change.kind === 'emergency').length)} under the emergency procedure`,
        }),
    },
  ],
  effective: WHOLE_YEAR,
  captured: '2027-01-05',
  source: 'Forgeline search, state merged, branch main, all repositories; 184 on screen, 184 rows',
  sensitivity: 'internal',
  controls: ['AC-52'],
  pointsOfFocus: ['CC8.1-1', 'CC8.1-4'],
};

const branchRules: SampleItem = {
  title: 'Branch protection of all production repositories',
  files: [
    {
      path: 'changes/branch-protection-2026-04-14.json',
      make: () =>
        jsonExport({
          exported_at: '2026-04-14T12:00:31Z',
          organization: 'larkmoor',
          repositories: 21,
          without_protection: 0,
          rules: [
            {
              applies_to: 'main, release/*',
              required_reviews: 1,
              dismiss_stale_reviews: true,
              review_by_author: 'forbidden',
              required_checks: ['unit', 'cross-tenant', 'secrets-scan', 'dependency-scan'],
              force_push: 'forbidden',
              deletion: 'forbidden',
              signed_commits: true,
              administrators_included: true,
            },
            {
              applies_to: 'prompts/*',
              required_reviews: 2,
              required_checks: ['eval-small', 'unit'],
              force_push: 'forbidden',
              deletion: 'forbidden',
              signed_commits: true,
              administrators_included: true,
            },
          ],
          bypass: [
            {
              team: 'incident-handlers',
              needs: 'open incident SEV-1 or SEV-2',
              review_within_working_days: 1,
              used_in_last_180_days: 1,
            },
          ],
        }),
    },
  ],
  effective: span('2026-01-01', '2026-04-14'),
  captured: '2026-04-14',
  source: 'Forgeline organization export',
  sensitivity: 'internal',
  controls: ['AC-52'],
  pointsOfFocus: ['CC8.1-8', 'CC6.8-3'],
};

const deployments: SampleItem = {
  title: 'Staged rollout of heron-3.0 with rehearsal of the rollback',
  files: [{ path: 'changes/deployment-heron-3.0.log', make: deploymentLog }],
  effective: span('2026-06-26', '2026-06-30'),
  captured: '2026-07-01',
  source: 'Pipeline assist-release, run rel-883, log unchanged',
  sensitivity: 'internal',
  controls: ['AC-55', 'AC-54'],
  pointsOfFocus: ['CC8.1-9', 'CC8.1-15'],
};

export const changeEvidence: readonly SampleItem[] = [population, branchRules, deployments];
