import type { Page } from "../page/layout.ts";

/** How much a find in a page counts: guides explain; the landing page, figures and the parts of the reference only mention. */
export const WEIGHTS: Readonly<Record<Page["kind"], number>> = {
  landing: 0.5,
  guide: 1,
  wide: 0.4,
  plain: 0.5,
  operation: 0.65,
  changelog: 0.7,
  report: 0.7,
};
