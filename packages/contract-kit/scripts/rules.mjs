// Writes RULES.md from the rule catalogue in the code. Build first.
import { renameSync, writeFileSync } from "node:fs";
import { rules } from "../dist/diff/index.js";
import { rulesPage } from "../dist/report/rules-page.js";

const page = new URL("../RULES.md", import.meta.url);
const temporary = new URL("../.RULES.md.tmp", import.meta.url);
writeFileSync(temporary, rulesPage(rules));
renameSync(temporary, page);
console.log(`RULES.md: ${rules.length} rules`);
