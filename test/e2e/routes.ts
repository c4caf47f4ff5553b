// The addresses of every screen, and how a test goes to one: by the router itself, which keeps itself where its own
// developer tools look for it. People go by links, menus and the palette; other tests do.
import type { Page } from '@playwright/test';
import { REGISTERS } from '../../src/shared/domain/programme';

export interface Stop {
  readonly path: string;
  readonly search?: Readonly<Record<string, unknown>>;
}

/** Screens that need no open vault. */
export const DOORWAY_ROUTES = [
  '/vaults',
  '/vaults/new',
  '/restore',
  '/receiver/open',
  '/receiver/working-file',
  '/verify',
  '/preferences',
  '/diagnostics',
] as const;

/** Screens before a certain vault is open. */
export const LOCKED_ROUTES = ['/unlock', '/recover'] as const;

export const RECEIVER_ROUTES = [
  '/receiver',
  '/receiver/index',
  '/receiver/controls',
  '/receiver/evidence',
  '/receiver/populations',
  '/receiver/requests',
  '/receiver/exceptions',
  '/receiver/registers',
  '/receiver/left-out',
  '/receiver/questions',
  '/receiver/response',
] as const;

/** By the router's name for the screen, with everything of it that its address can show. */
export const VAULT_ROUTES: Readonly<Record<string, readonly Stop[]>> = {
  '/overview': [{ path: '/overview' }],
  '/controls': [{ path: '/controls' }],
  '/criteria': [{ path: '/criteria' }],
  '/evidence': [{ path: '/evidence' }],
  '/redact': [{ path: '/redact', search: { id: 'EVD-0001', version: 1, position: 1 } }],
  '/coverage': [{ path: '/coverage' }, { path: '/coverage', search: { month: '2026-05', id: 'CTL-023' } }],
  '/matrix': [{ path: '/matrix' }],
  '/exceptions': [{ path: '/exceptions' }],
  '/readiness': [
    { path: '/readiness' },
    { path: '/readiness', search: { view: 'tasks' } },
    { path: '/readiness', search: { view: 'tasks', board: 'state' } },
    { path: '/readiness', search: { view: 'history' } },
  ],
  '/roadmap': [{ path: '/roadmap' }, { path: '/roadmap', search: { step: 'scope' } }],
  '/kit': [{ path: '/kit' }, { path: '/kit', search: { view: 'apply' } }],
  '/programme': [{ path: '/programme' }],
  '/programme/$register': [
    ...REGISTERS.map((register) => ({ path: `/programme/${register}` })),
    { path: '/programme/vendor', search: { view: 'changes' } },
    { path: '/programme/person', search: { add: true } },
    { path: '/programme/policy', search: { open: 'starters' } },
    { path: '/programme/policy', search: { open: 'words' } },
    { path: '/programme/policy', search: { id: 'POL-001', open: 'text' } },
    { path: '/programme/policy', search: { id: 'POL-001', open: 'compare' } },
    { path: '/programme/policy', search: { id: 'POL-001', open: 'acknowledgements' } },
    { path: '/programme/questionnaire', search: { id: 'QST-01', open: 'answers' } },
    { path: '/programme/document', search: { id: 'DOC-01', edit: true } },
  ],
  '/populations': [
    { path: '/populations' },
    { path: '/populations', search: { id: 'POP-02', view: 'record' } },
    { path: '/populations', search: { id: 'POP-02', view: 'rows' } },
    { path: '/populations', search: { id: 'POP-02', view: 'samples' } },
  ],
  '/requests': [{ path: '/requests' }],
  '/requests/follow-up': [{ path: '/requests/follow-up' }],
  '/tasks': [{ path: '/tasks' }],
  '/intake': [{ path: '/intake' }],
  '/packages': [{ path: '/packages' }],
  '/packages/new': [{ path: '/packages/new' }],
  '/packages/recipients': [{ path: '/packages/recipients' }],
  '/journal': [{ path: '/journal' }],
  '/vault': [{ path: '/vault' }],
  '/recovery-key': [{ path: '/recovery-key' }],
  '/engagement': [
    ...['frame', 'system', 'people', 'subservice', 'not-applicable', 'all'].map((part) => ({
      path: '/engagement',
      search: { part },
    })),
    { path: '/engagement', search: { form: 'edit' } },
    { path: '/engagement', search: { form: 'roll-forward' } },
  ],
  '/settings': [{ path: '/settings' }],
};

interface RouterWindow extends Window {
  readonly __TSR_ROUTER__: {
    readonly routesByPath: Readonly<Record<string, unknown>>;
    readonly state: {
      readonly status: string;
      readonly location: { readonly pathname: string };
      readonly resolvedLocation?: { readonly pathname: string };
    };
    readonly navigate: (to: { to: string; search: Readonly<Record<string, unknown>> }) => Promise<void>;
  };
}

/** Every address the router knows. */
export const routesOfTheApp = (page: Page): Promise<string[]> =>
  page.evaluate(() => Object.keys((window as unknown as RouterWindow).__TSR_ROUTER__.routesByPath));

/** Waits until nothing on the page changes any more and nothing says that it is on its way. */
export const settle = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const began = performance.now();
        let changed = began;
        const observer = new MutationObserver(() => {
          changed = performance.now();
        });
        observer.observe(document.body, { childList: true, subtree: true, attributes: true });
        const look = () => {
          const now = performance.now();
          const isBusy = document.querySelector('[aria-busy=true]') !== null;
          const isThere = [...document.querySelectorAll('h1')].some((one) => one.checkVisibility());
          if (isThere && !isBusy && now - changed > 100) {
            observer.disconnect();
            resolve();
          } else if (now - began > 15_000) reject(new Error('the screen does not come to rest'));
          else setTimeout(look, 20);
        };
        look();
      }),
  );

/** Shows the screen; throws when the router led elsewhere. */
export const show = async (page: Page, { path, search = {} }: Stop): Promise<void> => {
  const arrived = await page.evaluate(
    async (to) => {
      const router = (window as unknown as RouterWindow).__TSR_ROUTER__;
      await router.navigate(to);
      return router.state.location.pathname;
    },
    { to: path, search },
  );
  if (arrived !== path) throw new Error(`${path} led to ${arrived}`);
  // A screen that is read for the first time comes after the router's own promise.
  await page.waitForFunction((wanted) => {
    const { status, resolvedLocation } = (window as unknown as RouterWindow).__TSR_ROUTER__.state;
    return status === 'idle' && resolvedLocation?.pathname === wanted;
  }, path);
  await settle(page);
};
