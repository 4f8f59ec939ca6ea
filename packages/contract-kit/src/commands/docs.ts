import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { plural } from "@partner-licenses/contract-diff/report";
import { shown } from "@partner-licenses/document/files";
import { put } from "@partner-licenses/document/output";
import { Command } from "commander";
import pc from "picocolors";
import { bareConfig, readGenerateConfig } from "../generate/config.ts";

interface Options {
  out: string;
  guides?: string;
  config: string;
  contract?: string;
}

/** `contract docs`: a site with guides and a reference for one contract. */
export function docsCommand(): Command {
  return new Command("docs")
    .description("write a docs site: guides from the contract, and a reference with code samples")
    .argument("[file]", "the contract; else the one of the configuration")
    .option("-o, --out <folder>", "where it goes; replaced as a whole", "site")
    .option(
      "--guides <folder>",
      "show this Markdown in the place of the guides from the contract; `docs` next to the configuration where it is there",
    )
    .option("-c, --config <file>", "which contract, and which names", "contract.config.json")
    .option("--contract <name>", "which of the contracts, where the configuration has several")
    .action(run);
}

async function run(file: string | undefined, options: Options): Promise<void> {
  const config =
    file === undefined ? await readGenerateConfig(options.config, options.contract) : bareConfig(file);
  const own = resolve(dirname(options.config), "docs");
  const guides = options.guides ?? (file === undefined && existsSync(own) ? own : undefined);
  const { describedAlone, writeSite } = await import("../docs/index.ts");
  const { described, json } = describedAlone(config);
  const out = resolve(options.out);
  const pages = await writeSite({ described, json, out, ...(guides !== undefined && { guides }) });
  put(`${pc.green("✓")} ${plural(pages.length, "page")}: ${shown(resolve(out, "index.html"))}\n`);
}
