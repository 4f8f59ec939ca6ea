// Develop: the dashboard with reload, on the mock. A change of the contract regenerates what depends on it.
import { run } from "./run.mjs";

const built = await run([
  "turbo",
  "run",
  "build",
  "--output-logs=errors-only",
  "--filter=!@partner-licenses/docs",
]);
if (built !== 0) process.exit(built);
const watch = run([
  "turbo",
  "watch",
  "build",
  "--filter=@partner-licenses/react...",
  "--filter=@partner-licenses/mock...",
]);
const app = run(["pnpm", "--filter", "@partner-licenses/sample", "exec", "vite"]);
process.exitCode = await Promise.race([watch, app]);
process.exit();
