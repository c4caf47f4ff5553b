// Starts the window: theme, cache, events, first screen.
import '../styles/fonts.css';
import '../styles/tokens.css';
import '../styles/components.css';
import '../styles/shell.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nProvider } from 'react-aria-components';
import { region, setRegion } from '../messages/region';
import { AppBoundary } from './AppBoundary';
import { failureOf } from './call-failed';
import { incidentOf, nameScreensBy } from './incident';
import type { VaultInfo } from '../../shared/domain/vault';
import { keepPlace, keptPlace } from './kept-place';
import { queryClient } from './query-client';
import { router } from './router';
import { readScreensAhead } from './screen';
import { setTheme } from './theme';
import { hearUncaught, showFailure } from './unshown-failures';
import { call } from './use-call';

/** A vault or a package may be open already, after a reload of the window; nothing is when the app starts. */
const goToWhatIsOpen = async (): Promise<void> => {
  // Without an engine the first screen still shows, and says what is wrong once something is asked of it.
  const open = await call('vault', 'current', {}).catch(() => null);
  const received = await call('review', 'current', {}).catch(() => null);
  if (open?.kind === 'working-file' || (open === null && received !== null))
    await router.navigate({ to: '/receiver' });
  else if (open !== null) router.history.replace(keptPlace(sessionStorage, open.vaultId));
};

/** For the next time this page is loaded anew. */
const keepWhereOneIs = (): void => {
  router.subscribe('onResolved', ({ toLocation }) => {
    const open = queryClient.getQueryData<VaultInfo | null>(['vault', 'current', {}]) ?? null;
    keepPlace(sessionStorage, open?.vaultId ?? null, toLocation.pathname);
  });
};

const isReload = (): boolean => {
  const [entry] = performance.getEntriesByType('navigation');
  return entry instanceof PerformanceNavigationTiming && entry.type === 'reload';
};

/** Before the first drawing. What cannot be had is told over the screen, and the usual is taken. */
const takeOnTheSystem = async (): Promise<void> => {
  try {
    setTheme((await call('app', 'preferences', {})).theme);
    setRegion((await call('app', 'info', {})).region);
  } catch (error) {
    showFailure(failureOf(error));
  }
};

const start = async (): Promise<void> => {
  hearUncaught(window);
  nameScreensBy(() => router.state.matches.at(-1)?.routeId ?? '');
  await takeOnTheSystem();
  if (isReload()) await goToWhatIsOpen();
  keepWhereOneIs();
  const root = document.getElementById('root');
  if (root === null) return;
  createRoot(root, {
    // Shown in the place of the screen; here it is only written down.
    onCaughtError: (error) => void incidentOf(error, 'screen'),
  }).render(
    <StrictMode>
      {/* Lays out the date fields; without a region as YYYY-MM-DD: nobody can take the month for the day. */}
      <I18nProvider locale={region().fields}>
        <QueryClientProvider client={queryClient}>
          <AppBoundary>
            <RouterProvider router={router} />
          </AppBoundary>
        </QueryClientProvider>
      </I18nProvider>
    </StrictMode>,
  );
  setTimeout(readScreensAhead, 1000);
};

void start();
