// @ts-check
// Builds dist. The declarations of what is bundled are shipped too, so that an install brings few packages.
import { realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { buildLibrary } from "../../../scripts/package/library.mjs";

const root = join(import.meta.dirname, "..");
// The second is a dependency of the first, so it is its neighbour.
const modules = dirname(realpathSync(join(root, "node_modules/openapi-fetch")));
const vendored = ["openapi-fetch", "openapi-typescript-helpers"].map((name) => {
  const folder = realpathSync(join(modules, name));
  return [name, { folder, declarations: join(folder, "dist/index.d.mts") }];
});

// What a call and the calls of a client keep to themselves. A minifier has to leave the names of properties as they are,
// and these alone would be 60 bytes of the 4,500 that a program of one call may have.
const internal =
  /^(answer|common|credential|entry|gate|given|init|input|last|mostTries|outgoing|patience|rejected|repeats|reserve|seen|send|sent|shared|tokens|tried|trusted|tryTime|until)$/;

await buildLibrary(root, { vendored: Object.fromEntries(vendored), internal });
