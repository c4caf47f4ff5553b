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
import { queryClient } from './query-client';
import { router } from './router';
import { setTheme } from './theme';
import { call } from './use-call';

const start = async (): Promise<void> => {
  setTheme((await call('app', 'preferences', {})).theme);
  // A vault may be open already, after a reload of the window. Without an engine the first screen still
  // shows, and says what is wrong once something is asked of it.
  const open = await call('vault', 'current', {}).catch(() => null);
  const received = await call('review', 'current', {}).catch(() => null);
  if (open?.kind === 'working-file' || (open === null && received !== null))
    await router.navigate({ to: '/receiver' });
  else if (open !== null) await router.navigate({ to: '/overview' });
  const root = document.getElementById('root');
  if (root === null) return;
  createRoot(root).render(
    <StrictMode>
      {/* Date fields read YYYY-MM-DD in this locale: nobody can take the month for the day. */}
      <I18nProvider locale="en-CA">
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </I18nProvider>
    </StrictMode>,
  );
};

void start();
