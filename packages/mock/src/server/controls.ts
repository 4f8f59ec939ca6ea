import { ReplyError } from "../errors.ts";
import type { Reply } from "../replies/types.ts";
import type { MockControls } from "../types.ts";
import type { Context } from "./context.ts";

/** What can be asked of a mock as a whole, or in one of its sessions. */
export function controlsOf(context: Context, session?: string): MockControls {
  const { journal, replies, tracker, state } = context;
  return {
    reply: (operation, reply) => replies.add(operation, reply as Reply | readonly Reply[], session),
    requests: () => journal.read(session),
    state: () => state?.store.read(session ?? "") ?? {},
    setState(content) {
      if (state === undefined)
        throw new ReplyError("The mock keeps no state: start it with the option `state` (`--state`).");
      state.store.write(session ?? "", content);
    },
    reset() {
      state?.store.reset(session);
      if (session === undefined) {
        journal.clear();
        tracker.reset();
        context.refill();
        return;
      }
      journal.forget(session);
      tracker.forget(session);
      replies.clear(session);
    },
  };
}
