import { formatPlace } from "@partner-licenses/document/errors";
import { isObject } from "@partner-licenses/document/json";
import { readDocument } from "../contract/load.ts";
import { MockStartError, ReplyError } from "../errors.ts";
import type { StateContent } from "../state/store.ts";
import type { Replies } from "./replies.ts";
import type { Reply, ReplyEntry, ReplyHandle } from "./types.ts";

/** What a file says of the answers of a mock. */
export interface RepliesFile {
  readonly replies: readonly ReplyEntry[];
  readonly state: true | StateContent | undefined;
  /** The place of a part, for messages. */
  place(pointer: string): string;
}

/** Reads a file with `replies` and `state`, or with a list of replies. Throws `MockStartError`. */
export function readReplies(path: string): RepliesFile {
  const { value, place } = readDocument(path);
  const shown = (pointer: string): string => formatPlace(place(pointer));
  if (Array.isArray(value))
    return {
      replies: value as ReplyEntry[],
      state: undefined,
      place: (at) => shown(at.replace("/replies", "")),
    };
  const { replies = [], state, ...others } = (isObject(value) ? value : {}) as Record<string, unknown>;
  const [strange] = Object.keys(others);
  if (!isObject(value) || !Array.isArray(replies))
    throw new MockStartError(
      `${shown("#")}: a file of replies is a list, or an object with \`replies\` and \`state\`.`,
    );
  if (strange !== undefined)
    throw new MockStartError(
      `${shown(`#/${strange}`)}: a file of replies has no \`${strange}\`, but \`replies\` and \`state\`.`,
    );
  return { replies: replies as ReplyEntry[], state: state as true | StateContent | undefined, place: shown };
}

/** Gives the answers of an entry. Throws a `ReplyError` for one that is none. */
export function addEntry(replies: Replies, entry: unknown, session?: string): ReplyHandle {
  if (!isObject(entry) || typeof entry.operation !== "string")
    throw new ReplyError("A reply is an object with an `operation`.");
  const { operation, sequence, session: own, ...reply } = entry as unknown as ReplyEntry;
  if (sequence !== undefined && Object.keys(reply).length > 0)
    throw new ReplyError(
      `The reply to ${operation} has a sequence: ${Object.keys(reply).join(", ")} belong into its answers.`,
    );
  return replies.add(operation, (sequence as readonly Reply[] | undefined) ?? reply, own ?? session);
}
