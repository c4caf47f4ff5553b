// The doorway: an arch of drawn stones with the keystone of the mark. It appears nowhere else.
const CENTRE = { x: 360, y: 350 };
const OUTER = 330;
const INNER = 262;
const BORDERS = [180, 166.2, 152.3, 138.5, 124.6, 110.8, 97, 83, 69.2, 55.4, 41.5, 27.7, 13.8, 0];
const COURSES = [0, 78, 156, 234, 312, 390, 468, 546, 624];

const at = (radius: number, degrees: number): string => {
  const angle = (degrees * Math.PI) / 180;
  return `${(CENTRE.x + radius * Math.cos(angle)).toFixed(1)} ${(CENTRE.y - radius * Math.sin(angle)).toFixed(1)}`;
};

const STONES = BORDERS.slice(1)
  .map((to, index) => ({ from: BORDERS[index] ?? 180, to }))
  .filter(({ from, to }) => !(from > 90 && to < 90))
  .map(
    ({ from, to }) =>
      `M${at(INNER, from)}L${at(OUTER, from)}A${String(OUTER)} ${String(OUTER)} 0 0 1 ${at(OUTER, to)}L${at(INNER, to)}A${String(INNER)} ${String(INNER)} 0 0 0 ${at(INNER, from)}Z`,
  );

export const Arch = ({ className }: { readonly className: string }) => (
  <svg className={className} width="720" height="1000" viewBox="0 0 720 1000" aria-hidden="true">
    <g fill="none" stroke="var(--rule)">
      {STONES.map((stone) => (
        <path key={stone} d={stone} />
      ))}
      <path d={`M30 350V1000M98 350V1000M622 350V1000M690 350V1000`} />
      {COURSES.map((course) => (
        <path key={course} d={`M30 ${String(350.5 + course)}H98M622 ${String(350.5 + course)}H690`} />
      ))}
    </g>
    <path
      d="M330.1 103.8L318.1 4.5A348 348 0 0 1 401.9 4.5L389.9 103.8A248 248 0 0 0 330.1 103.8Z"
      fill="var(--accent)"
    />
    <circle cx="360" cy="52" r="23" fill="var(--page)" />
    <circle cx="360" cy="52" r="14.5" fill="var(--accent)" />
  </svg>
);
