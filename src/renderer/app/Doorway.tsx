// The frame of every screen that needs no open vault.
import { Outlet } from '@tanstack/react-router';

export const Doorway = () => (
  <div className="doorway">
    <main className="doorway__main">
      <Outlet />
    </main>
  </div>
);
