import { useEffect, useState } from "react";
import { mockAddress } from "../api.ts";

const key = "try-address";

/** Where calls go. `checking` until the first answer; `absent` when nothing answers there. */
export interface Connection {
  readonly address: string;
  readonly state: "checking" | "there" | "absent";
  /** Goes to another address, or looks again at the same one. */
  connect(address: string): void;
}

/** The proxy of the page's own server; `npm start` has one, and a file has none. */
const proxy = (): string => (location.protocol === "file:" ? mockAddress : `${location.origin}/api`);

function remembered(): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** True when a mock answers. Another origin cannot be read, but it can be reached. */
async function answers(address: string): Promise<boolean> {
  const url = `${address}/__mock/requests`;
  try {
    if (new URL(url).origin !== location.origin)
      return (await fetch(url, { mode: "no-cors" })).type !== "error";
    // A body that nobody reads would keep its connection, and the page would load for ever.
    return Array.isArray(await (await fetch(url)).json());
  } catch {
    return false;
  }
}

/** The first address that answers: the one used last, the proxy of this server, the mock's usual one. */
async function find(): Promise<string | undefined> {
  for (const address of new Set([remembered(), proxy(), mockAddress])) {
    if (address !== undefined && (await answers(address))) return address;
  }
  return undefined;
}

/** Finds the mock, and follows the reader to another address. The address is remembered, the token never is. */
export function useConnection(): Connection {
  const [address, setAddress] = useState(() => remembered() ?? proxy());
  const [state, setState] = useState<Connection["state"]>("checking");
  useEffect(() => {
    void find().then((found) => {
      if (found !== undefined) setAddress(found);
      setState(found === undefined ? "absent" : "there");
    });
  }, []);
  const connect = (next: string) => {
    const clean = next.trim().replace(/\/+$/, "");
    setAddress(clean);
    setState("checking");
    try {
      localStorage.setItem(key, clean);
    } catch {
      // Storage may be blocked: the address then lasts until the page is left.
    }
    void answers(clean).then((there) => setState(there ? "there" : "absent"));
  };
  return { address, state, connect };
}
