// Every screen has an address inside the app, so that back, forward and links work. The history lives
// in memory: nothing of a vault is left behind in the browser's storage.
import type { ReactNode } from 'react';
import { createMemoryHistory, createRoute, createRouter } from '@tanstack/react-router';
import { ControlsPage } from '../features/controls/ControlsPage';
import { ControlsSearch } from '../features/controls/controls-search';
import { CoveragePage } from '../features/coverage/CoveragePage';
import { CoverageSearch } from '../features/coverage/coverage-search';
import { ProgrammeSearch } from '../features/programme/programme-search';
import { ProgrammePage } from '../features/programme/ProgrammePage';
import { RegisterPage } from '../features/programme/RegisterPage';
import { ReadinessPage } from '../features/readiness/ReadinessPage';
import { ReadinessSearch } from '../features/readiness/readiness-search';
import { RoadmapPage } from '../features/roadmap/RoadmapPage';
import { RoadmapSearch } from '../features/roadmap/roadmap-search';
import { ExceptionsPage } from '../features/exceptions/ExceptionsPage';
import { ExceptionsSearch } from '../features/exceptions/exceptions-search';
import { MatrixPage } from '../features/matrix/MatrixPage';
import { MatrixSearch } from '../features/matrix/matrix-search';
import { CriteriaPage } from '../features/criteria/CriteriaPage';
import { CriteriaSearch } from '../features/criteria/criteria-search';
import { EngagementPage } from '../features/engagement/EngagementPage';
import { EngagementSearch } from '../features/engagement/engagement-search';
import { EvidencePage } from '../features/evidence/EvidencePage';
import { EvidenceSearch } from '../features/evidence/evidence-search';
import { IntakePage } from '../features/intake/IntakePage';
import { JournalPage } from '../features/journal/JournalPage';
import { OverviewPage } from '../features/overview/OverviewPage';
import { NewPackagePage } from '../features/packages/NewPackagePage';
import { PackagesPage } from '../features/packages/PackagesPage';
import { PackagesSearch } from '../features/packages/packages-search';
import { PopulationsPage } from '../features/populations/PopulationsPage';
import { PopulationsSearch } from '../features/populations/populations-search';
import { NewWorkingFilePage } from '../features/receiver/NewWorkingFilePage';
import { OpenPackagePage } from '../features/receiver/OpenPackagePage';
import { OpenSearch } from '../features/receiver/receiver-search';
import { RecipientsPage } from '../features/recipients/RecipientsPage';
import { RecipientsSearch } from '../features/recipients/recipients-search';
import { TasksPage } from '../features/tasks/TasksPage';
import { TasksSearch } from '../features/tasks/tasks-search';
import { FollowUpPage } from '../features/requests/FollowUpPage';
import { RequestsPage } from '../features/requests/RequestsPage';
import { RequestsSearch } from '../features/requests/requests-search';
import { RedactPage } from '../features/redaction/RedactPage';
import { RedactionSearch } from '../features/redaction/redaction-search';
import { SettingsPage } from '../features/settings/SettingsPage';
import { RecoverPage } from '../features/unlock/RecoverPage';
import { UnlockPage } from '../features/unlock/UnlockPage';
import { NewRecoveryKeyPage } from '../features/members-and-backup/NewRecoveryKeyPage';
import { VaultPage } from '../features/members-and-backup/VaultPage';
import { VaultSearch } from '../features/members-and-backup/vault-search';
import { NewVaultPage } from '../features/vaults/NewVaultPage';
import { RestorePage } from '../features/vaults/RestorePage';
import { VaultsPage } from '../features/vaults/VaultsPage';
import { VerifyPage } from '../features/verify/VerifyPage';
import { Doorway } from './Doorway';
import { receiverRoutes } from './receiver-routes';
import { root } from './root-route';
import { UnlockSearch, VerifySearch } from './search';
import { Shell } from './Shell';

/**
 * Pages use the router's types for their addresses. Named through this record, whose type is written out,
 * the router's own type does not depend on theirs; inferred in a circle, every address would be `any`.
 */
const pages: Record<
  | 'ControlsPage'
  | 'CoveragePage'
  | 'CriteriaPage'
  | 'EngagementPage'
  | 'EvidencePage'
  | 'ExceptionsPage'
  | 'FollowUpPage'
  | 'IntakePage'
  | 'JournalPage'
  | 'MatrixPage'
  | 'NewPackagePage'
  | 'NewRecoveryKeyPage'
  | 'NewVaultPage'
  | 'NewWorkingFilePage'
  | 'OpenPackagePage'
  | 'OverviewPage'
  | 'PackagesPage'
  | 'PopulationsPage'
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
  | 'TasksPage'
  | 'UnlockPage'
  | 'VaultPage'
  | 'VaultsPage'
  | 'VerifyPage',
  () => ReactNode
> = {
  ControlsPage,
  CoveragePage,
  CriteriaPage,
  EngagementPage,
  EvidencePage,
  ExceptionsPage,
  FollowUpPage,
  IntakePage,
  JournalPage,
  MatrixPage,
  NewPackagePage,
  NewRecoveryKeyPage,
  NewVaultPage,
  NewWorkingFilePage,
  OpenPackagePage,
  OverviewPage,
  PackagesPage,
  PopulationsPage,
  ProgrammePage,
  ReadinessPage,
  RecipientsPage,
  RecoverPage,
  RedactPage,
  RegisterPage,
  RequestsPage,
  RestorePage,
  RoadmapPage,
  SettingsPage,
  TasksPage,
  UnlockPage,
  VaultPage,
  VaultsPage,
  VerifyPage,
};

/** Before a vault is open. */
const doorway = createRoute({ getParentRoute: () => root, id: 'doorway', component: Doorway });
/** With a vault open: rail, period strip, palette. */
const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell });

const routeTree = root.addChildren([
  doorway.addChildren([
    createRoute({ getParentRoute: () => doorway, path: '/vaults', component: pages.VaultsPage }),
    createRoute({ getParentRoute: () => doorway, path: '/vaults/new', component: pages.NewVaultPage }),
    createRoute({
      getParentRoute: () => doorway,
      path: '/recovery-key',
      component: pages.NewRecoveryKeyPage,
    }),
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
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
