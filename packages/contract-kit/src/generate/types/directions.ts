import { get, isObject, type Json, type JsonObject, objectOrEmpty } from "@partner-licenses/document/json";
import { Copier } from "./copier.ts";
import { holdersOf, reachedFrom } from "./marked.ts";
import { visit } from "./visit.ts";

/**
 * Takes what is only read out of what a client sends, and what is only written out of what it gets. A schema that says
 * one of it and is sent has a type of its own there, `ThingRequest`: a type that asks for what nobody sends would refuse
 * every right request.
 */
export function separateDirections(document: JsonObject): void {
  const components = objectOrEmpty(get(document.components, "schemas"));
  const { sent, received } = mediaOf(document);
  const holders = [...holdersOf(components, "writeOnly")];
  const schemas = received.map(({ schema = {} }) => schema);
  const reached = holders.length === 0 ? new Set() : reachedFrom(components, schemas);
  const written = holders.filter((name) => reached.has(name));
  const copied = new Set([...holdersOf(components, "readOnly"), ...written]);
  const requests = new Copier(components, "readOnly", copied);
  for (const media of sent) media.schema = requests.copy("schema", media.schema as Json);
  // what no answer has keeps its name, and refers to what is sent
  for (const name of holders)
    if (!copied.has(name)) components[name] = requests.copy("schema", components[name] as Json);
  if (written.length === 0 && !received.some(({ schema }) => /"writeOnly":true/.test(JSON.stringify(schema))))
    return;
  const answers = new Copier(components, "writeOnly");
  const copies = written.map((name) => [name, answers.copy("schema", components[name] as Json)] as const);
  for (const media of received) media.schema = answers.copy("schema", media.schema as Json);
  // each of them is read while the others are made
  for (const [name, copy] of copies) components[name] = copy;
}

/** What goes over the wire, by who sends it: in webhooks and callbacks the server is the one that asks. */
function mediaOf(document: JsonObject): { sent: JsonObject[]; received: JsonObject[] } {
  const found = { sent: new Set<JsonObject>(), received: new Set<JsonObject>() };
  visit(document, (kind, value, _, pointerOf) => {
    if (kind !== "body" && kind !== "response") return;
    const isServers = /^#\/(x-)?webhooks\/|\/callbacks\//.test(pointerOf());
    const all = (kind === "body") === isServers ? found.received : found.sent;
    for (const media of Object.values(objectOrEmpty(value.content)))
      if (isObject(media) && media.schema !== undefined) all.add(media);
  });
  return { sent: [...found.sent], received: [...found.received] };
}
