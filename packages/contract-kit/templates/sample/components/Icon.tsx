const paths = {
  back: "M13.5 8h-11 M7 3.5 2.5 8 7 12.5",
  check: "m3.5 8.5 3 3 6-7",
  copy: "M5.5 5.5v-3h8v8h-3 M2.5 5.5h8v8h-8z",
  down: "m4 6.5 4 4 4-4",
  list: "M2.5 4h11 M2.5 8h11 M2.5 12h11",
  moon: "M13.5 9.5A6 6 0 0 1 6.5 2.5a6 6 0 1 0 7 7z",
  send: "m2.5 13 11.5-5L2.5 3v4l7 1-7 1z",
  sun: "M8 1.5v1.3 M8 13.2v1.3 M1.5 8h1.3 M13.2 8h1.3 M3.4 3.4l.9.9 M11.7 11.7l.9.9 M3.4 12.6l.9-.9 M11.7 4.3l.9-.9 M11 8a3 3 0 1 1-6 0 3 3 0 0 1 6 0z",
} as const;

/** A line drawing of 16 by 16; it says nothing that the words next to it do not say. */
export function Icon({ name }: { name: keyof typeof paths }) {
  return (
    <svg
      className="icon"
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
