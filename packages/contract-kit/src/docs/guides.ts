import { docsTemplates, fill, readTemplates } from "../templates.ts";

/** A guide: its file's name without the ending, and its text. */
export interface Guide {
  readonly name: string;
  readonly markdown: string;
}

/** In the order in which they are read. */
const order = ["getting-started", "authentication", "errors", "retries", "mock", "react", "ci"];

/** The guides of an API, written from facts about its contract; a guide that has nothing to say is left out. */
export async function guidesOf(facts: Readonly<Record<string, string>>): Promise<Guide[]> {
  const templates = await readTemplates(docsTemplates);
  const isAsked = (name: string) =>
    name === "ci" || (facts.callee !== "" && (name !== "authentication" || facts.security !== ""));
  return order
    .filter(isAsked)
    .map((name) => ({ name, markdown: fill(`${name}.md`, templates.get(`${name}.md`) ?? "", facts) }));
}
