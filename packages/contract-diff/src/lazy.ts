import { createRequire } from "node:module";

// scripts/package/bundle.mjs drops this line, so that the bundler sees the call below and keeps it lazy.
const require = createRequire(import.meta.url);

/** Colours for terminals; picocolors looks at the terminal when it loads, which a report in JSON need not do. */
export function picocolors(): typeof import("picocolors") {
  return require("picocolors") as typeof import("picocolors");
}
