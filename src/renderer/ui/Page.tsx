// A screen whose table scrolls by itself and, beside it, the panel of what is selected in it.
import type { ReactNode } from 'react';
import { classNames } from './class-names';
import styles from './Page.module.css';

interface PageProps {
  readonly children: ReactNode;
  /** Details of the selected thing; without it the screen takes the whole width. */
  readonly panel?: ReactNode;
}

export const Page = ({ children, panel }: PageProps) => {
  const hasPanel = panel !== undefined && panel !== null && panel !== false;
  return (
    <div className={classNames(styles.page, hasPanel && styles.withPanel)}>
      <div className="content content--fixed">{children}</div>
      {panel}
    </div>
  );
};
