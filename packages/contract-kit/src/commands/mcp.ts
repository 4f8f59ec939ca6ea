import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { ContractError } from "@partner-licenses/document/errors";
import { Command } from "commander";

const server = "@partner-licenses/mcp";

/** `contract mcp`: the commands that only read, for agents. The server is a package of its own, to keep this one light. */
export function mcpCommand(): Command {
  return new Command("mcp")
    .description(`give check, diff, gate and explain to agents that edit the contract, by ${server}`)
    .action(async () => {
      const [code] = await once(
        spawn(process.execPath, [installed(), "--maintain"], { stdio: "inherit" }),
        "exit",
      );
      process.exitCode = typeof code === "number" ? code : 1;
    });
}

function installed(): string {
  try {
    const manifest = createRequire(join(process.cwd(), "package.json")).resolve(`${server}/package.json`);
    return join(dirname(manifest), "bin/mcp.js");
  } catch {
    throw new ContractError(`this project has no ${server}`, {
      hint: `install it here as a development dependency, then run \`contract mcp\` again`,
    });
  }
}
