// A rating as a shape, read without colour: full, half, open with a cross, struck through, a dash. The
// word always stands beside it.
import type { Rating } from '../../../shared/domain/readiness';

const shape = (rating: Rating) => {
  switch (rating) {
    case 'in-place':
      return <circle cx="7" cy="7" r="5" fill="var(--met)" />;
    case 'partly':
      return (
        <>
          <circle cx="7" cy="7" r="4.4" fill="none" stroke="var(--late)" strokeWidth="1.3" />
          <path d="M7 2.6a4.4 4.4 0 0 1 0 8.8Z" fill="var(--late)" />
        </>
      );
    case 'missing':
      return (
        <g fill="none" stroke="var(--missed)" strokeWidth="1.4" strokeLinecap="round">
          <rect x="2.2" y="2.2" width="9.6" height="9.6" rx="1.4" />
          <path d="m5 5 4 4m0-4L5 9" />
        </g>
      );
    case 'not-applicable':
      return (
        <g fill="none" stroke="var(--excused)" strokeWidth="1.3">
          <circle cx="7" cy="7" r="4.4" />
          <path d="M4 10 10 4" />
        </g>
      );
    case 'not-rated':
      return <path d="M4.5 7h5" stroke="var(--notdue)" strokeWidth="1.4" strokeLinecap="round" />;
  }
};

export const RatingMark = ({ rating }: { readonly rating: Rating }) => (
  <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
    {shape(rating)}
  </svg>
);
