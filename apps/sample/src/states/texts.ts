import type { IconName } from "../components/Icon.tsx";
import type { Problem, ProblemKind } from "../lib/problem.ts";

/** The words for one kind of problem. */
export interface ProblemText {
  readonly icon: IconName;
  readonly tone: "bad" | "warn";
  readonly title: (problem: Problem) => string;
  readonly next: string;
}

/** Titles and next steps; the cause itself comes from the answer and the contract. */
export const problemTexts: Record<ProblemKind, ProblemText> = {
  throttled: {
    icon: "clock",
    tone: "warn",
    title: () => "Partner Center asks for a pause",
    next: "The limit is shared by all calls of the tenant, and refused calls count too. The next try starts by itself.",
  },
  token: {
    icon: "key",
    tone: "warn",
    title: () => "The access token is not accepted",
    next: "Enter a fresh App+User token. It stays in this page's memory and is gone after a reload.",
  },
  mfa: {
    icon: "key",
    tone: "warn",
    title: () => "The sign-in behind this token had no MFA",
    next: "Sign in again with MFA, then enter the new token. Refreshing the old one does not add the claim.",
  },
  forbidden: {
    icon: "lock",
    tone: "warn",
    title: () => "This sign-in may not read license usage",
    next: "Ask an admin of the partner tenant for the Admin agent role in Partner Center, or sign in as a user who has it.",
  },
  request: {
    icon: "alert",
    tone: "bad",
    title: ({ headers, error }) =>
      headers.length > 0
        ? `Partner Center refuses the header ${headers.join(", ")}`
        : `Partner Center refuses the request (${error.status})`,
    next: "Sending it again does not help. Change the value, for the locale with the switch at the top.",
  },
  contract: {
    icon: "alert",
    tone: "bad",
    title: () => "The answer does not match the contract",
    next: "None of it is shown, since the numbers could be wrong. Check for a proxy in between and for a newer contract.",
  },
  connection: {
    icon: "offline",
    tone: "bad",
    title: ({ error }) => (error.kind === "timeout" ? "No answer in time" : "No connection to the server"),
    next: "Check the network and that the server behind this page is running, then try again.",
  },
  service: {
    icon: "alert",
    tone: "bad",
    title: ({ error }) => `Partner Center failed (${error.status})`,
    next: "The fault is on the other side and often passes. Quote the ids to support if it persists.",
  },
};
