// Every screen has an address inside the app, so that back, forward and links work. The history lives
// in memory: nothing of a vault is left behind in the browser's storage.
import type { ReactNode } from 'react';
import { createMemoryHistory, createRoute, createRouter } from '@tanstack/react-router';
import { ControlsSearch } from '../features/controls/controls-search';
import { CoverageSearch } from '../features/coverage/coverage-search';
import { ProgrammeSearch } from '../features/programme/programme-search';
import { ReadinessSearch } from '../features/readiness/readiness-search';
import { RoadmapSearch } from '../features/roadmap/roadmap-search';
import { ExceptionsSearch } from '../features/exceptions/exceptions-search';
import { KitSearch } from '../features/kit/kit-search';
import { MatrixSearch } from '../features/matrix/matrix-search';
import { CriteriaSearch } from '../features/criteria/criteria-search';
import { EngagementSearch } from '../features/engagement/engagement-search';
import { EvidenceSearch } from '../features/evidence/evidence-search';
import { PackagesSearch } from '../features/packages/packages-search';
import { PopulationsSearch } from '../features/populations/populations-search';
import { OpenSearch } from '../features/receiver/receiver-search';
import { RecipientsSearch } from '../features/recipients/recipients-search';
import { TasksSearch } from '../features/tasks/tasks-search';
import { RequestsSearch } from '../features/requests/requests-search';
import { RedactionSearch } from '../features/redaction/redaction-search';
import { UnlockPage } from '../features/unlock/UnlockPage';
import { VaultSearch } from '../features/members-and-backup/vault-search';
import { VaultsPage } from '../features/vaults/VaultsPage';
import { Doorway } from './Doorway';
import { receiverRoutes } from './receiver-routes';
import { root } from './root-route';
import { UnlockSearch, VerifySearch } from './search';
import { screen } from './screen';
import { NoSuchScreen, ScreenFailed } from './ScreenFailed';

/**
 * Pages use the router's types for their addresses. Named through this record, whose type is written out,
 * the router's own type does not depend on theirs; inferred in a circle, every address would be `any`.
 * All but the first two screens are read when they are needed: the window is there sooner.
 */
const pages: Record<
  | 'ControlsPage'
  | 'CoveragePage'
  | 'CriteriaPage'
  | 'DiagnosticsPage'
  | 'EngagementPage'
  | 'EvidencePage'
  | 'ExceptionsPage'
  | 'FollowUpPage'
  | 'IntakePage'
  | 'JournalPage'
  | 'KitPage'
  | 'MatrixPage'
  | 'NewPackagePage'
  | 'NewRecoveryKeyPage'
  | 'NewVaultPage'
  | 'NewWorkingFilePage'
  | 'OpenPackagePage'
  | 'OverviewPage'
  | 'PackagesPage'
  | 'PopulationsPage'
  | 'PreferencesPage'
  | 'ProgrammePage'
  | 'ReadinessPage'
  | 'RecipientsPage'
  | 'RecoverPage'
  | 'RedactPage'
  | 'RegisterPage'
  | 'RequestsPage'
  | 'RestorePage'
  | 'RoadmapPage'
  | 'SettingsPage'
  | 'Shell'
  | 'TasksPage'
  | 'UnlockPage'
  | 'VaultPage'
  | 'VaultsPage'
  | 'VerifyPage',
  () => ReactNode
> = {
  ControlsPage: screen(() => import('../features/controls/ControlsPage'), 'ControlsPage'),
  CoveragePage: screen(() => import('../features/coverage/CoveragePage'), 'CoveragePage'),
  CriteriaPage: screen(() => import('../features/criteria/CriteriaPage'), 'CriteriaPage'),
  DiagnosticsPage: screen(() => import('../features/diagnostics/DiagnosticsPage'), 'DiagnosticsPage'),
  EngagementPage: screen(() => import('../features/engagement/EngagementPage'), 'EngagementPage'),
  EvidencePage: screen(() => import('../features/evidence/EvidencePage'), 'EvidencePage'),
  ExceptionsPage: screen(() => import('../features/exceptions/ExceptionsPage'), 'ExceptionsPage'),
  FollowUpPage: screen(() => import('../features/requests/FollowUpPage'), 'FollowUpPage'),
  IntakePage: screen(() => import('../features/intake/IntakePage'), 'IntakePage'),
  JournalPage: screen(() => import('../features/journal/JournalPage'), 'JournalPage'),
  KitPage: screen(() => import('../features/kit/KitPage'), 'KitPage'),
  MatrixPage: screen(() => import('../features/matrix/MatrixPage'), 'MatrixPage'),
  NewPackagePage: screen(() => import('../features/packages/NewPackagePage'), 'NewPackagePage'),
  NewRecoveryKeyPage: screen(
    () => import('../features/members-and-backup/NewRecoveryKeyPage'),
    'NewRecoveryKeyPage',
  ),
  NewVaultPage: screen(() => import('../features/vaults/NewVaultPage'), 'NewVaultPage'),
  NewWorkingFilePage: screen(() => import('../features/receiver/NewWorkingFilePage'), 'NewWorkingFilePage'),
  OpenPackagePage: screen(() => import('../features/receiver/OpenPackagePage'), 'OpenPackagePage'),
  OverviewPage: screen(() => import('../features/overview/OverviewPage'), 'OverviewPage'),
  PackagesPage: screen(() => import('../features/packages/PackagesPage'), 'PackagesPage'),
  PopulationsPage: screen(() => import('../features/populations/PopulationsPage'), 'PopulationsPage'),
  ProgrammePage: screen(() => import('../features/programme/ProgrammePage'), 'ProgrammePage'),
  ReadinessPage: screen(() => import('../features/readiness/ReadinessPage'), 'ReadinessPage'),
  RecipientsPage: screen(() => import('../features/recipients/RecipientsPage'), 'RecipientsPage'),
  RecoverPage: screen(() => import('../features/unlock/RecoverPage'), 'RecoverPage'),
  RedactPage: screen(() => import('../features/redaction/RedactPage'), 'RedactPage'),
  RegisterPage: screen(() => import('../features/programme/RegisterPage'), 'RegisterPage'),
  RequestsPage: screen(() => import('../features/requests/RequestsPage'), 'RequestsPage'),
  RestorePage: screen(() => import('../features/vaults/RestorePage'), 'RestorePage'),
  RoadmapPage: screen(() => import('../features/roadmap/RoadmapPage'), 'RoadmapPage'),
  Shell: screen(() => import('./Shell'), 'Shell'),
  PreferencesPage: screen(() => import('../features/settings/PreferencesPage'), 'PreferencesPage'),
  SettingsPage: screen(() => import('../features/settings/SettingsPage'), 'SettingsPage'),
  TasksPage: screen(() => import('../features/tasks/TasksPage'), 'TasksPage'),
  UnlockPage,
  VaultPage: screen(() => import('../features/members-and-backup/VaultPage'), 'VaultPage'),
  VaultsPage,
  VerifyPage: screen(() => import('../features/verify/VerifyPage'), 'VerifyPage'),
};

/** Before a vault is open. */
const doorway = createRoute({ getParentRoute: () => root, id: 'doorway', component: Doorway });
/** With a vault open: rail, period strip, palette. */
const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: pages.Shell });

const routeTree = root.addChildren([
  doorway.addChildren([
    createRoute({ getParentRoute: () => doorway, path: '/vaults', component: pages.VaultsPage }),
    createRoute({ getParentRoute: () => doorway, path: '/vaults/new', component: pages.NewVaultPage }),
    createRoute({
      getParentRoute: () => doorway,
      path: '/recovery-key',
      component: pages.NewRecoveryKeyPage,
    }),
    createRoute({ getParentRoute: () => doorway, path: '/preferences', component: pages.PreferencesPage }),
    createRoute({ getParentRoute: () => doorway, path: '/diagnostics', component: pages.DiagnosticsPage }),
    createRoute({ getParentRoute: () => doorway, path: '/restore', component: pages.RestorePage }),
    createRoute({
      getParentRoute: () => doorway,
      path: '/receiver/open',
      component: pages.OpenPackagePage,
      validateSearch: OpenSearch,
    }),
    createRoute({
      getParentRoute: () => doorway,
      path: '/receiver/working-file',
      component: pages.NewWorkingFilePage,
    }),
    createRoute({
      getParentRoute: () => doorway,
      path: '/unlock',
      component: pages.UnlockPage,
      validateSearch: UnlockSearch,
    }),
    createRoute({
      getParentRoute: () => doorway,
      path: '/recover',
      component: pages.RecoverPage,
      validateSearch: UnlockSearch,
    }),
    createRoute({
      getParentRoute: () => doorway,
      path: '/verify',
      component: pages.VerifyPage,
      validateSearch: VerifySearch,
    }),
  ]),
  receiverRoutes,
  shell.addChildren([
    createRoute({ getParentRoute: () => shell, path: '/overview', component: pages.OverviewPage }),
    createRoute({
      getParentRoute: () => shell,
      path: '/controls',
      component: pages.ControlsPage,
      validateSearch: ControlsSearch,
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/criteria',
      component: pages.CriteriaPage,
      validateSearch: CriteriaSearch,
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/evidence',
      component: pages.EvidencePage,
      validateSearch: EvidenceSearch,
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/redact',
      component: pages.RedactPage,
      validateSearch: RedactionSearch,
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/coverage',
      component: pages.CoveragePage,
      validateSearch: CoverageSearch,
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/matrix',
      component: pages.MatrixPage,
      validateSearch: MatrixSearch,
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/exceptions',
      component: pages.ExceptionsPage,
      validateSearch: ExceptionsSearch,
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/readiness',
      component: pages.ReadinessPage,
      validateSearch: ReadinessSearch,
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/roadmap',
      component: pages.RoadmapPage,
      validateSearch: RoadmapSearch,
    }),
    createRoute({ getParentRoute: () => shell, path: '/programme', component: pages.ProgrammePage }),
    createRoute({
      getParentRoute: () => shell,
      path: '/programme/$register',
      component: pages.RegisterPage,
      validateSearch: ProgrammeSearch,
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/populations',
      component: pages.PopulationsPage,
      validateSearch: PopulationsSearch,
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/requests',
      component: pages.RequestsPage,
      validateSearch: RequestsSearch,
    }),
    createRoute({ getParentRoute: () => shell, path: '/requests/follow-up', component: pages.FollowUpPage }),
    createRoute({
      getParentRoute: () => shell,
      path: '/tasks',
      component: pages.TasksPage,
      validateSearch: TasksSearch,
    }),
    createRoute({ getParentRoute: () => shell, path: '/intake', component: pages.IntakePage }),
    createRoute({
      getParentRoute: () => shell,
      path: '/packages',
      component: pages.PackagesPage,
      validateSearch: PackagesSearch,
    }),
    createRoute({ getParentRoute: () => shell, path: '/packages/new', component: pages.NewPackagePage }),
    createRoute({
      getParentRoute: () => shell,
      path: '/packages/recipients',
      component: pages.RecipientsPage,
      validateSearch: RecipientsSearch,
    }),
    createRoute({ getParentRoute: () => shell, path: '/journal', component: pages.JournalPage }),
    createRoute({
      getParentRoute: () => shell,
      path: '/kit',
      component: pages.KitPage,
      validateSearch: KitSearch,
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/vault',
      component: pages.VaultPage,
      validateSearch: VaultSearch,
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/engagement',
      component: pages.EngagementPage,
      validateSearch: EngagementSearch,
    }),
    createRoute({ getParentRoute: () => shell, path: '/settings', component: pages.SettingsPage }),
  ]),
]);

export const router = createRouter({
  routeTree,
  history: createMemoryHistory({ initialEntries: ['/vaults'] }),
  defaultPreload: false,
  defaultErrorComponent: ScreenFailed,
  defaultNotFoundComponent: NoSuchScreen,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
