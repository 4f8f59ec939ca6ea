// @ts-check
// A route of Next.js: app/api/[...path]/route.js
import { forward } from "./forward.mjs";

export const dynamic = "force-dynamic";

export const GET = forward;
