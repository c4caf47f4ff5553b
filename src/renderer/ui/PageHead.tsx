// The head of a screen: its name, the sentence that answers its question, and what one can do here.
import type { ReactNode } from 'react';
import { Answer } from './Answer';

interface PageHeadProps {
  readonly title: string;
  readonly answer?: string;
  readonly size?: 18 | 24;
  readonly actions?: ReactNode;
  /** A link to the screen this one is a part of, before its name. */
  readonly within?: ReactNode;
}

export const PageHead = ({ title, answer, size = 18, actions, within }: PageHeadProps) => (
  <header className="head">
    <div className="head__text">
      <div className="head__name">
        {within}
        <h1 className="title" tabIndex={-1} data-page-title>
          {title}
        </h1>
      </div>
      {answer !== undefined && <Answer text={answer} size={size} />}
    </div>
    {actions !== undefined && <div className="btns">{actions}</div>}
  </header>
);
