// What stands around every screen: the events from outside of the window.
import { createRootRoute, Outlet } from '@tanstack/react-router';
import { AppEvents } from './AppEvents';

export const root = createRootRoute({
  component: () => (
    <>
      <AppEvents />
      <Outlet />
    </>
  ),
});
