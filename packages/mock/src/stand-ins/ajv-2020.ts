/** Stands in for Ajv of draft 2020-12. */
import { later } from "./later.ts";

export default later(() => (require("ajv/dist/2020") as typeof import("ajv/dist/2020.js")).default);
