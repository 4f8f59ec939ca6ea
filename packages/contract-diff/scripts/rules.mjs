// @ts-check
// Writes RULES.md from the rule catalogue in the code.
import { renameSync, writeFileSync } from "node:fs";
import { rules } from "../src/index.ts";
import { rulesPage } from "../src/report/rules-page.ts";

const page = new URL("../RULES.md", import.meta.url);
const temporary = new URL("../.RULES.md.tmp", import.meta.url);
writeFileSync(temporary, rulesPage(rules));
renameSync(temporary, page);
console.log(`RULES.md: ${rules.length} rules`);
