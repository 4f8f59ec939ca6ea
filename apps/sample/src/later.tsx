import { type ComponentType, use } from "react";
import { loading } from "./lib/loading.ts";

type Secondary = typeof import("./secondary.ts");
type Name = Exclude<keyof Secondary, "exportCsv">;
type Props<Key extends Name> = Secondary[Key] extends (props: infer Given) => unknown
  ? Given & object
  : never;

let started: Promise<Secondary> | undefined;

/** Loads the code that the first view can do without. Called once the page is idle, so that it is there when needed. */
export function loadSecondary(): Promise<Secondary> {
  started ??= loading(import("./secondary.ts"));
  return started;
}

/** Like React's `lazy`, but renders at once when the code is there: `lazy` would show its fallback for a moment. */
function later<Key extends Name>(name: Key): ComponentType<Props<Key>> {
  return function Later(props) {
    const Component = use(loadSecondary())[name] as ComponentType<Props<Key>>;
    return <Component {...props} />;
  };
}

export const Empty = later("Empty");
export const FilteredEmpty = later("FilteredEmpty");
export const IdList = later("IdList");
export const ProblemPanel = later("ProblemPanel");
export const StaleNotice = later("StaleNotice");
export const StateList = later("StateList");
export const Why = later("Why");
