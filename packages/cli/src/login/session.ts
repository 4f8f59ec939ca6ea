import { chmod, mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";

/** Who signed in, and the newest refresh token. */
export interface Session {
  readonly tenantId: string;
  readonly clientId: string;
  readonly signInUrl?: string | undefined;
  readonly refreshToken: string;
}

/** The sign-in cannot be read, kept or forgotten. */
export class SessionError extends Error {}

type Environment = Readonly<Record<string, string | undefined>>;

/** Where the session is kept: in the user's own folder for settings. */
export function sessionFile(env: Environment): string {
  const settings = env.XDG_CONFIG_HOME || env.APPDATA || join(env.HOME || homedir(), ".config");
  return join(settings, "partner-licenses", "session.json");
}

/** The session; undefined when nobody signed in. */
export async function loadSession(file: string): Promise<Session | undefined> {
  try {
    const session: unknown = JSON.parse(await readFile(file, "utf8"));
    if (isSession(session)) return session;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return undefined;
    if (code !== undefined) throw new SessionError(`The sign-in cannot be read: ${message}`);
  }
  throw new SessionError(`There is no sign-in in ${file}`);
}

function isSession(value: unknown): value is Session {
  const texts: Readonly<Record<string, unknown>> = Object(value);
  return [texts.tenantId, texts.clientId, texts.refreshToken].every((each) => typeof each === "string");
}

/**
 * Keeps the session, for its owner alone (mode 600). It is written whole to a file next to it, which then takes its place:
 * whenever this ends, one of both is there.
 */
export const saveSession = (file: string, session: Session): Promise<void> =>
  named("kept", () => replace(file, session));

async function replace(file: string, session: Session): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const fresh = `${file}.${process.pid}`;
  const handle = await open(fresh, "w", 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(session, null, 2)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await chmod(fresh, 0o600);
  await rename(fresh, file);
}

/** Forgets the session. */
export const dropSession = (file: string): Promise<void> =>
  named("forgotten", () => rm(file, { force: true }));

async function named(what: string, change: () => Promise<void>): Promise<void> {
  try {
    await change();
  } catch (error) {
    throw new SessionError(`The sign-in cannot be ${what}: ${(error as Error).message}`);
  }
}
