// Find or do: every screen, verb and thing with a number from the keyboard.
import { useMemo, useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { useEngagement } from '../features/engagement/use-engagement';
import { useTakeIn } from '../features/intake/use-take-in';
import { beginAnother } from '../features/packages/assistant-store';
import { REGISTER_GROUPS } from '../features/programme/register-groups';
import { useFoundRecords } from '../features/programme/use-found-records';
import { requestTitle } from '../features/requests/request-title';
import { today } from '../messages/dates';
import { register as registerText } from '../messages/programme';
import { registerWords } from '../messages/programme-registers';
import { shell as text } from '../messages/shell';
import { SPECS } from '../../shared/domain/programme';
import { SearchPalette } from '../ui/SearchPalette';
import { useMay } from './use-access';
import { useCall } from './use-call';
import { useOpenObject } from './use-open-object';

interface Entry {
  readonly id: string;
  readonly number?: string;
  readonly title: string;
  readonly run: () => void;
}

const FOUND = 8;
/** Of all registers together. */
const MOST_RECORDS = 16;

const registers = REGISTER_GROUPS.flatMap((group) => group.registers);

interface PaletteProps {
  readonly onClose: () => void;
  readonly onShortcuts: () => void;
}

export const Palette = ({ onClose, onShortcuts }: PaletteProps) => {
  const [words, setWords] = useState('');
  const navigate = useNavigate();
  const openObject = useOpenObject();
  const takeIn = useTakeIn();
  const mayBuild = useMay('package.built');
  const query = words.trim();
  const page = { search: query, offset: 0, limit: FOUND, direction: 'ascending', sort: 'id' } as const;
  const controls = useCall('controls', 'list', {
    ...page,
    series: null,
    cadence: null,
    withoutEvidenceInPeriod: false,
  });
  const evidence = useCall('evidence', 'list', {
    ...page,
    controlId: null,
    criterionId: null,
    verdict: null,
  });
  const catalog = useCall('catalog', 'get', {});
  const engagement = useEngagement();
  const hasEngagement = engagement !== null && engagement !== undefined;
  const asked = { enabled: hasEngagement && query !== '' };
  const exceptions = useCall(
    'exceptions',
    'list',
    { ...page, states: [], controlId: null, withWithdrawn: true },
    asked,
  );
  const requests = useCall(
    'requests',
    'list',
    {
      ...{ ...page, sort: 'list', today: today(), view: 'all', auditor: [], internal: [] },
      ...{ owner: null, area: null, controlId: null, evidenceId: null, populationId: null },
    },
    asked,
  );
  const tasks = useCall(
    'readiness',
    'tasks',
    { ...page, states: [], owner: null, subject: null, likelihood: null },
    asked,
  );

  const records = useFoundRecords(query);
  const mayRecord = useMay('register.added');

  const groups = useMemo(() => {
    const fits = (title: string) => title.toLowerCase().includes(query.toLowerCase());
    const go = (
      to:
        | '/overview'
        | '/controls'
        | '/coverage'
        | '/criteria'
        | '/matrix'
        | '/evidence'
        | '/intake'
        | '/exceptions'
        | '/populations'
        | '/requests'
        | '/requests/follow-up'
        | '/tasks'
        | '/packages'
        | '/packages/recipients'
        | '/engagement'
        | '/readiness'
        | '/roadmap'
        | '/programme'
        | '/journal'
        | '/vault'
        | '/settings',
      title: string,
    ): Entry => ({
      id: to,
      title,
      run: () => void navigate({ to }),
    });
    const objects = (
      found: readonly { readonly id: string; readonly title: string }[],
      most = FOUND,
    ): Entry[] =>
      query === ''
        ? []
        : found
            .slice(0, most)
            .map(({ id, title }) => ({ id, number: id, title, run: () => openObject(id)?.() }));
    // Twelve more lines of each sort only bury the others while nothing is asked.
    const named = query === '' ? [] : registers;
    const todo: Entry[] = [
      ...(takeIn.may
        ? [
            {
              id: 'add',
              title: text.addEvidence,
              run: () => {
                takeIn.choose();
              },
            },
          ]
        : []),
      ...(mayBuild
        ? [
            {
              id: 'build',
              title: text.buildPackage,
              run: () => {
                beginAnother();
                void navigate({ to: '/packages/new' });
              },
            },
          ]
        : []),
      ...(mayRecord
        ? named.map((register): Entry => ({
            id: `add ${register}`,
            title: registerText.add(SPECS[register].one),
            run: () =>
              void navigate({ to: '/programme/$register', params: { register }, search: { add: true } }),
          }))
        : []),
      {
        id: 'missed',
        title: text.showMissed,
        run: () => void navigate({ to: '/coverage', search: { states: ['missed'] } }),
      },
      { id: 'shortcuts', title: text.showShortcuts, run: onShortcuts },
      { id: 'verify', title: text.verifyPackage, run: () => void navigate({ to: '/verify' }) },
    ];
    const places = [
      go('/overview', text.overview),
      go('/controls', text.controls),
      go('/coverage', text.coverage),
      go('/criteria', text.criteria),
      go('/matrix', text.matrix),
      go('/evidence', text.evidence),
      go('/intake', text.intake),
      go('/tasks', text.tasks),
      go('/populations', text.populations),
      go('/requests', text.requests),
      go('/requests/follow-up', text.followUp),
      go('/exceptions', text.exceptions),
      go('/packages', text.packages),
      go('/packages/recipients', text.recipients),
      go('/engagement', text.engagement),
      go('/readiness', text.readiness),
      go('/roadmap', text.roadmap),
      go('/programme', text.programme),
      ...named.map((register): Entry => ({
        id: `register ${register}`,
        title: registerWords[register].title,
        run: () => void navigate({ to: '/programme/$register', params: { register } }),
      })),
      go('/journal', text.journal),
      go('/vault', text.vault),
      go('/settings', text.settings),
    ];
    const criteria = (catalog.data?.criteria ?? []).filter(({ id, title }) => fits(id) || fits(title));
    return [
      { title: text.paletteControls, entries: objects(controls.data?.rows ?? []) },
      { title: text.paletteCriteria, entries: objects(criteria) },
      { title: text.paletteEvidence, entries: objects(evidence.data?.rows ?? []) },
      {
        title: text.paletteRequests,
        entries: objects(
          (requests.data?.rows ?? []).map((row) => ({ id: row.id, title: requestTitle(row) })),
        ),
      },
      { title: text.paletteExceptions, entries: objects(exceptions.data?.rows ?? []) },
      { title: text.paletteProgramme, entries: objects(records, MOST_RECORDS) },
      { title: text.paletteTasks, entries: objects(tasks.data?.rows ?? []) },
      { title: text.paletteGo, entries: places.filter((entry) => fits(entry.title)) },
      { title: text.paletteDo, entries: todo.filter((entry) => fits(entry.title)) },
    ].filter((group) => group.entries.length > 0);
  }, [
    query,
    controls.data,
    evidence.data,
    catalog.data,
    exceptions.data,
    requests.data,
    tasks.data,
    records,
    mayRecord,
    navigate,
    openObject,
    takeIn,
    mayBuild,
    onShortcuts,
  ]);

  const run = (key: string) => {
    onClose();
    groups
      .flatMap((group) => group.entries)
      .find((entry) => entry.id === key)
      ?.run();
  };
  return (
    <SearchPalette
      label={text.palette}
      hint={text.paletteHint}
      words={words}
      onWords={setWords}
      groups={groups}
      empty={text.paletteNone}
      onRun={run}
      onClose={onClose}
    />
  );
};
