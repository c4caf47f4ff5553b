// The mark: the keystone of an arch with a seal. In the colours of the theme, so that it has a drawing
// of its own in dark; the same drawings as files are in resources/icons.
import { useId } from 'react';

const STONES =
  'M-4.01 11.22A13.6 13.6 0 0 1 -0.83 7.26L2.8 11.52A8 8 0 0 0 0.94 13.84ZM-0.47 6.96A13.6 13.6 0 0 1 4.02 4.59L5.66 9.95A8 8 0 0 0 3.02 11.34ZM11.98 4.59A13.6 13.6 0 0 1 16.47 6.96L12.98 11.34A8 8 0 0 0 10.34 9.95ZM16.83 7.26A13.6 13.6 0 0 1 20.01 11.22L15.06 13.84A8 8 0 0 0 13.2 11.52Z';
const SMALL_STONES = 'M0 7.6L3.2 5.9L4.7 10.4L1.9 12.2L0 14ZM16 7.6L12.8 5.9L11.3 10.4L14.1 12.2L16 14Z';

export const Mark = ({ size = 24 }: { readonly size?: number }) => {
  const tile = useId();
  const isSmall = size < 24;
  return (
    <svg className="logo" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      <clipPath id={tile}>
        <rect width="16" height="16" rx="3.6" />
      </clipPath>
      <g clipPath={`url(#${tile})`}>
        <rect width="16" height="16" fill="var(--accent)" />
        {isSmall ? (
          <>
            <path d={SMALL_STONES} fill="var(--page)" opacity=".38" />
            <path d="M3.5 2H12.5L10.5 12H5.5Z" fill="var(--page)" />
            <circle cx="8" cy="6" r="2" fill="var(--accent)" />
          </>
        ) : (
          <>
            <path d={STONES} fill="var(--page)" opacity=".3" />
            <path
              d="M4.01 2.72A15.4 15.4 0 0 1 11.99 2.72L9.73 11.13A6.7 6.7 0 0 0 6.27 11.13Z"
              fill="var(--page)"
            />
            <circle cx="8" cy="6.1" r="2.1" fill="var(--accent)" />
            <circle cx="8" cy="6.1" r="1" fill="var(--page)" />
          </>
        )}
      </g>
    </svg>
  );
};
