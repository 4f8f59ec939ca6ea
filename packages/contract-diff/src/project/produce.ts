import { ContractError } from "@partner-licenses/document/errors";
import { childProcess } from "@partner-licenses/document/lazy";

const done = new Set<string>();

/**
 * Runs the command of a configuration that makes the contract from code: in the folder of the configuration, once in
 * this process. Throws a ContractError, with the end of what it printed, when it fails.
 */
export function produce(command: string, folder: string): void {
  const key = `${folder}\0${command}`;
  if (done.has(key)) return;
  const { status, stdout, stderr, error } = childProcess().spawnSync(command, {
    ...{ cwd: folder, shell: true, encoding: "utf8", maxBuffer: 1 << 28 },
    stdio: ["ignore", "pipe", "pipe"],
  });
  if (status !== 0) {
    const printed = `${stdout ?? ""}${stderr ?? ""}`.trimEnd().split("\n").slice(-20).join("\n  ");
    throw new ContractError(`the command that makes the contract failed: ${command}\n  ${printed}`, {
      hint: "correct `command` in contract.config.json, or what it runs",
      cause: error,
    });
  }
  done.add(key);
}
