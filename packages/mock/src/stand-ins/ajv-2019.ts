/** Stands in for Ajv of draft 2019-09. */
import { later } from "./later.ts";

export default later(() => (require("ajv/dist/2019") as typeof import("ajv/dist/2019.js")).default);
