// The states in shape, colour and word together. Solid means "read me": only late and missed are.
import type { ReactNode } from 'react';

export const STATES = ['met', 'late', 'missed', 'due', 'excused', 'notdue'] as const;
export type State = (typeof STATES)[number];

const SHAPES: Readonly<Record<State, ReactNode>> = {
  met: (
    <g fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round">
      <circle cx="7" cy="7" r="6" />
      <path d="m4.4 7.2 1.8 1.8 3.5-3.8" />
    </g>
  ),
  late: (
    <g>
      <path d="M7 .2 13.8 7 7 13.8.2 7Z" fill="currentColor" />
      <path d="M7 3.8v3.4l2 1.4" fill="none" stroke="var(--knock)" strokeWidth="1.5" />
    </g>
  ),
  missed: (
    <g>
      <rect x=".8" y=".8" width="12.4" height="12.4" rx="1.6" fill="currentColor" />
      <path
        d="m4.6 4.6 4.8 4.8m0-4.8L4.6 9.4"
        fill="none"
        stroke="var(--knock)"
        strokeWidth="1.6"
        strokeLinecap="round"
      />
    </g>
  ),
  due: (
    <g>
      <circle cx="7" cy="7" r="6" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <circle cx="7" cy="7" r="2" fill="currentColor" />
    </g>
  ),
  excused: (
    <g fill="none" stroke="currentColor" strokeWidth="1.3">
      <circle cx="7" cy="7" r="6" />
      <path d="M3 9.6 9.6 3M5.2 11.8l6.6-6.6" />
    </g>
  ),
  notdue: <circle cx="7" cy="7" r="3" fill="none" stroke="currentColor" strokeWidth="1.3" />,
};

/** The shape alone, where the word stands elsewhere. */
export const StateShape = ({ state, size = 14 }: { readonly state: State; readonly size?: 10 | 14 }) => (
  <svg className={`mark ${size === 10 ? 'mark--10 ' : ''}${state}`} viewBox="0 0 14 14" aria-hidden="true">
    {SHAPES[state]}
  </svg>
);

interface StateMarkProps {
  readonly state: State;
  readonly children: ReactNode;
  /** Ordinary states are grey words; only the mark carries the colour. */
  readonly quiet?: boolean;
}

export const StateMark = ({ state, children, quiet = false }: StateMarkProps) => (
  <span className={`state ${state} ${quiet ? 'state--quiet' : ''}`}>
    <StateShape state={state} />
    <span>{children}</span>
  </span>
);
