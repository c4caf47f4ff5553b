// A part of a page or panel under its heading.
import type { ReactNode } from 'react';

interface SectionProps {
  readonly title: string;
  readonly note?: string;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

export const Section = ({ title, note, action, children }: SectionProps) => (
  <section>
    <div className="section">
      <h2>{title}</h2>
      {note !== undefined && <small>{note}</small>}
      {action !== undefined && <span className="section__action">{action}</span>}
    </div>
    {children}
  </section>
);
