/** What the build script needs of this package's own code. */
export { workflowsOf } from "../verify/workflows/generate.ts";
export { engineFor } from "./engine.ts";
export { commonAccepts } from "./prebuilt.ts";
export { answerKey } from "./prebuilt-key.ts";
export { bodyVariants } from "./variants.ts";
