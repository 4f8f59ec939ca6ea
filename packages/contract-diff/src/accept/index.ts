export { type Acceptance, readAccepted } from "./accepted.ts";
export {
  type AcceptanceFault,
  bumpAfter,
  canBeAccepted,
  type Judged,
  type JudgedFinding,
  judge,
} from "./apply.ts";
export { archive } from "./archive.ts";
export { migrateAccepted } from "./migrate.ts";
