import type { Filters } from "./filter.ts";
import { defaultLocale, type Locale, locales } from "./locales.ts";
import { type Sort, sorts } from "./sort.ts";

/** All that the address keeps: what is shown and how, never a token. */
export interface View extends Filters {
  readonly sort: Sort;
  readonly locale: Locale;
  /** Name of the previewed state, empty for the default one. */
  readonly state: string;
}

/** The view of a bare address. */
export const defaultView: View = {
  service: "",
  workloads: [],
  channel: "",
  search: "",
  sort: "service",
  locale: defaultLocale,
  state: "",
};

const oneOf = <T extends string>(known: readonly T[], value: string | null, fallback: T): T =>
  known.find((entry) => entry === value) ?? fallback;

/** Reads a query string; unknown sorts and locales fall back to the default. */
export function parseView(search: string): View {
  const params = new URLSearchParams(search);
  return {
    service: params.get("service") ?? "",
    workloads: [...new Set(params.getAll("workload"))].filter(Boolean),
    channel: params.get("channel") ?? "",
    search: params.get("q") ?? "",
    sort: oneOf(sorts, params.get("sort"), defaultView.sort),
    locale: oneOf(locales, params.get("locale"), defaultView.locale),
    state: params.get("state") ?? "",
  };
}

/** The query string of a view, with its `?`, or an empty string: defaults are left out. */
export function formatView(view: View): string {
  const params = new URLSearchParams();
  const put = (name: string, value: string, fallback: string) => {
    if (value !== fallback) params.append(name, value);
  };
  put("state", view.state, "");
  put("service", view.service, "");
  for (const workload of view.workloads) params.append("workload", workload);
  put("channel", view.channel, "");
  put("q", view.search, "");
  put("sort", view.sort, defaultView.sort);
  put("locale", view.locale, defaultView.locale);
  const text = params.toString();
  return text === "" ? "" : `?${text}`;
}
