const paths = {
  alert:
    "M8 5.5v3.2M8 11.2h.01M7 2.4 1.6 11.8A1.2 1.2 0 0 0 2.6 13.6h10.8a1.2 1.2 0 0 0 1-1.8L9 2.4a1.2 1.2 0 0 0-2 0Z",
  check: "m3.5 8.5 3 3 6-7",
  chevron: "m4 6.5 4 4 4-4",
  clock: "M8 4.6V8l2.2 1.4M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0Z",
  copy: "M5.6 5.6V3.2a.8.8 0 0 1 .8-.8h6.4a.8.8 0 0 1 .8.8v6.4a.8.8 0 0 1-.8.8h-2.4M3.2 5.6h6.4a.8.8 0 0 1 .8.8v6.4a.8.8 0 0 1-.8.8H3.2a.8.8 0 0 1-.8-.8V6.4a.8.8 0 0 1 .8-.8Z",
  download: "M8 2.5v7.3m-3-2.9 3 3 3-3M2.8 13.4h10.4",
  empty:
    "M2.4 8.8 4.2 3.6h7.6l1.8 5.2v3.6a.8.8 0 0 1-.8.8H3.2a.8.8 0 0 1-.8-.8V8.8Zm0 0h3.2l.8 1.6h3.2l.8-1.6h3.2",
  external:
    "M9.6 2.8h3.6v3.6M13.2 2.8 7.6 8.4M11.6 9.6v2.8a.8.8 0 0 1-.8.8H3.6a.8.8 0 0 1-.8-.8V5.2a.8.8 0 0 1 .8-.8h2.8",
  filter: "M2.4 4h11.2M4.4 8h7.2M6.4 12h3.2",
  info: "M8 7.4v3.4M8 5.2h.01M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0Z",
  key: "M9.8 6.2 14 2m-1.6 1.6 1.4 1.4m-3.2.4 1 1M10 9.6a3.8 3.8 0 1 1-7.6 0 3.8 3.8 0 0 1 7.6 0Z",
  lock: "M4.8 7V5.2a3.2 3.2 0 0 1 6.4 0V7M4 7h8a.8.8 0 0 1 .8.8v5a.8.8 0 0 1-.8.8H4a.8.8 0 0 1-.8-.8v-5A.8.8 0 0 1 4 7Z",
  moon: "M13.4 9.6A5.8 5.8 0 0 1 6.4 2.6a5.8 5.8 0 1 0 7 7Z",
  offline:
    "m2.4 2.4 11.2 11.2M5 8.4a4.6 4.6 0 0 1 1.6-1M2.4 6a8 8 0 0 1 2-1.5M7.4 3.4A8 8 0 0 1 13.6 6M10.2 7.8l.8.6M8 11.8h.01",
  refresh:
    "M13.4 6.6A5.6 5.6 0 0 0 3.6 4.5L2.4 5.8M2.6 9.4a5.6 5.6 0 0 0 9.8 2.1l1.2-1.3M2.4 2.8v3h3M13.6 13.2v-3h-3",
  search: "m10.4 10.4 3.2 3.2M11.8 7.1a4.7 4.7 0 1 1-9.4 0 4.7 4.7 0 0 1 9.4 0Z",
  sun: "M8 1.4v1.2M8 13.4v1.2M3.3 3.3l.9.9M11.8 11.8l.9.9M1.4 8h1.2M13.4 8h1.2M3.3 12.7l.9-.9M11.8 4.2l.9-.9M10.8 8a2.8 2.8 0 1 1-5.6 0 2.8 2.8 0 0 1 5.6 0Z",
} as const;

/** Names of the icons. */
export type IconName = keyof typeof paths;

/** A 16 px line icon. It is decoration: the words next to it, or the label of its button, say the same. */
export function Icon({ name, className = "" }: { name: IconName; className?: string }) {
  return (
    <svg
      className={`icon ${className}`}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  );
}
