// The mark of the program, as in the window (renderer/ui/Mark.tsx).
import { drawing } from './element';

export const logo = (): SVGElement =>
  drawing(
    'svg',
    { class: 'logo', viewBox: '0 0 16 16', width: '20', height: '20', 'aria-hidden': 'true' },
    drawing('rect', { width: '16', height: '16', rx: '3.6', fill: 'var(--accent)' }),
    drawing('path', {
      d: 'M0 7.6L3.2 5.9L4.7 10.4L1.9 12.2L0 14ZM16 7.6L12.8 5.9L11.3 10.4L14.1 12.2L16 14Z',
      fill: 'var(--page)',
      opacity: '.38',
    }),
    drawing('path', { d: 'M3.5 2H12.5L10.5 12H5.5Z', fill: 'var(--page)' }),
    drawing('circle', { cx: '8', cy: '6', r: '2', fill: 'var(--accent)' }),
  );
