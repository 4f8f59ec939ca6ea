import { join } from "node:path";
import { root } from "./workspace.ts";

/** Copies of this workspace build from what this machine has built: turbo knows it by content, not by folder. */
export const sharedCache = { TURBO_CACHE_DIR: join(root, ".turbo/cache") };
