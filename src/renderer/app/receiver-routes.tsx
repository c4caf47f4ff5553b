// The auditor's screens: of a received package, and of a working file. They need no vault.
import type { ReactNode } from 'react';
import { createRoute } from '@tanstack/react-router';
import type { RecordKind } from '../../shared/domain/review';
import { PLACES } from '../features/receiver/receiver-places';
import { QuestionsSearch, RecordsSearch, ReviewRequestsSearch } from '../features/receiver/receiver-search';
import { root } from './root-route';
import { screen } from './screen';

/** Their types are written out, so that the router's own does not depend on them (see router.tsx). */
const pages: Record<
  'Receiver' | 'VerdictPage' | 'ReviewRequestsPage' | 'QuestionsPage' | 'ResponsePage',
  () => ReactNode
> = {
  Receiver: screen(() => import('../features/receiver/Receiver'), 'Receiver'),
  VerdictPage: screen(() => import('../features/receiver/VerdictPage'), 'VerdictPage'),
  ReviewRequestsPage: screen(() => import('../features/receiver/ReviewRequestsPage'), 'ReviewRequestsPage'),
  QuestionsPage: screen(() => import('../features/receiver/QuestionsPage'), 'QuestionsPage'),
  ResponsePage: screen(() => import('../features/receiver/ResponsePage'), 'ResponsePage'),
};
/** One for each kind: the router waits for the component of a route, and for nothing that is read inside of it. */
const records = (kind: RecordKind): (() => ReactNode) =>
  screen(async () => {
    const { RecordsPage } = await import('../features/receiver/RecordsPage');
    return { Records: () => <RecordsPage kind={kind} /> };
  }, 'Records');

const receiver = createRoute({ getParentRoute: () => root, id: 'receiver', component: pages.Receiver });

export const receiverRoutes = receiver.addChildren([
  createRoute({ getParentRoute: () => receiver, path: '/receiver', component: pages.VerdictPage }),
  createRoute({
    getParentRoute: () => receiver,
    path: PLACES.criterion,
    component: records('criterion'),
    validateSearch: RecordsSearch,
  }),
  createRoute({
    getParentRoute: () => receiver,
    path: PLACES.control,
    component: records('control'),
    validateSearch: RecordsSearch,
  }),
  createRoute({
    getParentRoute: () => receiver,
    path: PLACES.evidence,
    component: records('evidence'),
    validateSearch: RecordsSearch,
  }),
  createRoute({
    getParentRoute: () => receiver,
    path: PLACES.population,
    component: records('population'),
    validateSearch: RecordsSearch,
  }),
  createRoute({
    getParentRoute: () => receiver,
    path: PLACES.request,
    component: pages.ReviewRequestsPage,
    validateSearch: ReviewRequestsSearch,
  }),
  createRoute({
    getParentRoute: () => receiver,
    path: PLACES.exception,
    component: records('exception'),
    validateSearch: RecordsSearch,
  }),
  createRoute({
    getParentRoute: () => receiver,
    path: PLACES.record,
    component: records('record'),
    validateSearch: RecordsSearch,
  }),
  createRoute({
    getParentRoute: () => receiver,
    path: PLACES.omission,
    component: records('omission'),
    validateSearch: RecordsSearch,
  }),
  createRoute({
    getParentRoute: () => receiver,
    path: '/receiver/questions',
    component: pages.QuestionsPage,
    validateSearch: QuestionsSearch,
  }),
  createRoute({
    getParentRoute: () => receiver,
    path: '/receiver/response',
    component: pages.ResponsePage,
  }),
]);
