/** The mark: three bars. */
export function Logo() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="var(--accent)" />
      <g fill="var(--on-accent)">
        <rect x="7" y="8" width="11" height="4" rx="1.5" />
        <rect x="7" y="14" width="18" height="4" rx="1.5" />
        <rect x="7" y="20" width="7" height="4" rx="1.5" />
      </g>
    </svg>
  );
}
