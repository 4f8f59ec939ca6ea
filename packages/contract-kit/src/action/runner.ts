import { randomUUID } from "node:crypto";
import { appendFileSync } from "node:fs";
import { put } from "@partner-licenses/document/output";

/** Prints a text in which a runner looks for no commands: words of a contract can be anything. */
export function printPlain(text: string): void {
  const token = randomUUID();
  put(`::stop-commands::${token}\n${text}\n::${token}::\n`);
}

/** Gives the job an output of this step, a single line. */
export function setOutput(name: string, value: string | number): void {
  const { GITHUB_OUTPUT: file } = process.env;
  if (file) appendFileSync(file, `${name}=${value}\n`);
}

/** Adds Markdown to the page of the run. */
export function addSummary(text: string): void {
  const { GITHUB_STEP_SUMMARY: file } = process.env;
  if (file) appendFileSync(file, `${text}\n`);
}
