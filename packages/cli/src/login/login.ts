import { appUser, beginSignIn } from "@partner-licenses/client/app-user";
import { listenForRedirect } from "./redirect.ts";
import { loadSession, type Session, saveSession } from "./session.ts";

/** What a sign-in needs to know. */
export interface LoginOptions extends Omit<Session, "refreshToken"> {
  /** Of a confidential app; it is kept nowhere. */
  readonly clientSecret: string | undefined;
  readonly file: string;
  readonly signal: AbortSignal;
  readonly say: (text: string) => void;
}

/** Lets a person sign in, in a browser, and keeps the session. */
export async function login({ clientSecret, file, signal, say, ...who }: LoginOptions): Promise<void> {
  const redirect = await listenForRedirect();
  try {
    const attempt = await beginSignIn({ ...who, clientSecret, redirectUri: redirect.uri });
    say(`Open this address in a browser, and sign in with MFA:\n\n${attempt.url}\n\n`);
    const refreshToken = await attempt.redeem(await untilAborted(redirect.answer, signal));
    await saveSession(file, { ...who, refreshToken });
    say(`✓ Signed in. The refresh token is kept in\n  ${file}\n`);
  } finally {
    await redirect.close();
  }
}

function untilAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    signal.addEventListener("abort", stop, { once: true });
    promise.then(resolve, reject);
  });
}

/** The token source of the session; undefined when nobody signed in. Each exchange keeps the newest refresh token. */
export async function signedIn(file: string, clientSecret: string | undefined) {
  const session = await loadSession(file);
  if (session === undefined) return undefined;
  const { refreshToken: _, ...who } = session;
  return appUser({
    ...who,
    clientSecret,
    store: {
      load: async () => (await loadSession(file))?.refreshToken,
      save: (refreshToken) => saveSession(file, { ...who, refreshToken }),
    },
  });
}
