// The cache over the bridge. The database stays the only store: nothing here grows stale by time, only
// by the engine saying what has changed.
import { QueryClient } from '@tanstack/react-query';
import type { Group, Topic } from '../../shared/contract';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { networkMode: 'always', retry: false, staleTime: Infinity, refetchOnWindowFocus: false },
    mutations: { networkMode: 'always', retry: false },
  },
});

/** Which groups of calls show something that a topic touches. */
const GROUPS: Readonly<Record<Topic, readonly Group[]>> = {
  vault: ['vault', 'review'],
  members: ['members', 'vault'],
  backup: ['backup', 'vault'],
  // Every count and verdict is made against the engagement's time.
  catalog: ['catalog'],
  engagement: [
    'engagement',
    'controls',
    'coverage',
    'criteria',
    'evidence',
    'exceptions',
    'readiness',
    'roadmap',
    'package',
    'populations',
    'tasks',
    'vault',
    'programme',
    'documents',
  ],
  controls: [
    'controls',
    'coverage',
    'criteria',
    'exceptions',
    'package',
    'readiness',
    'roadmap',
    'vault',
    'evidence',
    'tasks',
    'kit',
  ],
  coverage: ['coverage', 'roadmap', 'readiness', 'tasks'],
  evidence: [
    'evidence',
    'controls',
    'coverage',
    'criteria',
    'package',
    'readiness',
    'roadmap',
    'populations',
    'preview',
    'tasks',
    'vault',
  ],
  views: ['views', 'kit'],
  populations: ['populations', 'evidence', 'tasks', 'package'],
  intake: ['intake'],
  exceptions: ['exceptions', 'roadmap', 'package'],
  readiness: ['readiness', 'roadmap', 'tasks'],
  roadmap: ['roadmap'],
  // What was handed over cannot be withdrawn any more; a package that is there need not be built.
  packages: ['package', 'vault', 'exceptions', 'roadmap', 'recipients', 'requests'],
  recipients: ['recipients', 'package'],
  requests: ['requests', 'tasks', 'package', 'kit'],
  // Marks go with the working file that is open.
  review: ['review'],
  programme: ['programme', 'policies', 'documents', 'package', 'roadmap', 'controls', 'kit'],
  journal: ['journal'],
  preferences: ['app'],
  'recent-vaults': ['app'],
  'opened-copies': ['preview'],
};

export const invalidate = (topics: readonly Topic[]): void => {
  const groups = new Set(topics.flatMap((topic) => GROUPS[topic]));
  void queryClient.invalidateQueries({ predicate: (query) => groups.has(query.queryKey[0] as Group) });
};

/** Nothing of a vault outlives its being locked. */
export const forgetVault = (): void => {
  queryClient.removeQueries({
    predicate: (query) => query.queryKey[0] !== 'app' && query.queryKey[0] !== 'catalog',
  });
  void queryClient.invalidateQueries({ queryKey: ['vault'] });
};

/** The same where the screen of a received package stays: what it shows is asked for again, without the notes. */
export const forgetVaultBesidePackage = (): void => {
  queryClient.removeQueries({
    type: 'inactive',
    predicate: (query) => query.queryKey[0] !== 'app' && query.queryKey[0] !== 'catalog',
  });
  void queryClient.invalidateQueries({
    predicate: (query) => query.queryKey[0] === 'review' || query.queryKey[0] === 'vault',
  });
};
