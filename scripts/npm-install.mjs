// @ts-check
/** `npm install` that prints nothing but faults, and does not wait five minutes for an answer lost on the way. */
export const npmInstall = [
  "install",
  "--no-audit",
  "--no-fund",
  "--loglevel=error",
  "--fetch-timeout=20000",
  "--fetch-retry-mintimeout=1000",
];
