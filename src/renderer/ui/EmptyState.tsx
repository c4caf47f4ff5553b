// Nothing here yet: says what would be here, and the one thing to do.
import type { ReactNode } from 'react';

interface EmptyStateProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly action?: ReactNode;
}

export const EmptyState = ({ title, children, action }: EmptyStateProps) => (
  <div className="empty">
    <p className="answer answer--18">{title}</p>
    <p className="muted empty__text">{children}</p>
    {action}
  </div>
);
