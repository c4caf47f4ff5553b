// The keystone of an arch with a seal, in the colour of the text around it; resources/icons has the files.
export const Mark = ({ size = 24 }: { readonly size?: number }) => (
  <svg className="logo" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
    <rect width="16" height="16" rx="3.6" fill="var(--accent)" />
    <path d="M4.01 2.72A15.4 15.4 0 0 1 11.99 2.72L9.73 11.13A6.7 6.7 0 0 0 6.27 11.13Z" fill="var(--page)" />
    <circle cx="8" cy="6.1" r="2.1" fill="var(--accent)" />
    <circle cx="8" cy="6.1" r="1" fill="var(--page)" />
  </svg>
);
