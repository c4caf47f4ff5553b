// What stands around every screen: the events from outside of the window.
import { createRootRoute, Outlet } from '@tanstack/react-router';
import { AppCommands } from './AppCommands';
import { AppEvents } from './AppEvents';
import { LongWorkBar } from './LongWorkBar';
import { UnshownFailures } from './UnshownFailures';

export const root = createRootRoute({
  component: () => (
    <>
      <AppEvents />
      <AppCommands />
      <Outlet />
      <LongWorkBar />
      <UnshownFailures />
    </>
  ),
});
