// The frame of every screen that needs no open vault.
import { Outlet, useLocation } from '@tanstack/react-router';
import { useFocusOnArrival } from './use-focus-on-arrival';

export const Doorway = () => {
  const { pathname } = useLocation();
  useFocusOnArrival(pathname);
  return (
    <div className="doorway">
      <main className="doorway__main">
        <Outlet />
      </main>
    </div>
  );
};
