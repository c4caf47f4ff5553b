// A screen and, beside it, the panel of what is selected in it.
import type { ReactNode } from 'react';

interface PageProps {
  readonly children: ReactNode;
  /** Details of the selected thing; without it the screen takes the whole width. */
  readonly panel?: ReactNode;
}

export const Page = ({ children, panel }: PageProps) => {
  const hasPanel = panel !== undefined && panel !== null && panel !== false;
  return (
    <div className={hasPanel ? 'main main--panel' : 'main'}>
      <div className="content">{children}</div>
      {panel}
    </div>
  );
};
