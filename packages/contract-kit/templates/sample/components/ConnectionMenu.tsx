import { type FormEvent, useEffect, useRef, useState } from "react";
import { contract } from "../contract.ts";
import type { Connection } from "../lib/connection.ts";
import { Icon } from "./Icon.tsx";

interface ConnectionMenuProps {
  readonly connection: Connection;
  readonly token: string;
  readonly onToken: (token: string) => void;
}

const words = { checking: "looking for the mock", there: "connected", absent: "nothing answers" } as const;

/** Address and token of the calls, folded into one button. Opened from elsewhere by the event `open-connection`. */
export function ConnectionMenu({ connection, token, onToken }: ConnectionMenuProps) {
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const open = () => {
      if (menu.current === null) return;
      menu.current.open = true;
      menu.current.querySelector<HTMLInputElement>("input[type=password]")?.focus();
    };
    const close = (event: Event) => {
      const outside = event.type === "pointerdown" && !menu.current?.contains(event.target as Node);
      const escaped = (event as KeyboardEvent).key === "Escape" && menu.current?.open === true;
      if (menu.current === null || !(outside || escaped)) return;
      menu.current.open = false;
      if (escaped) menu.current.querySelector("summary")?.focus();
    };
    addEventListener("open-connection", open);
    addEventListener("pointerdown", close);
    addEventListener("keydown", close);
    return () => {
      removeEventListener("open-connection", open);
      removeEventListener("pointerdown", close);
      removeEventListener("keydown", close);
    };
  }, []);
  return (
    <details className="menu" ref={menu}>
      <summary className="button">
        <span className={`dot ${connection.state}`} aria-hidden="true" />
        <span className="wide-only">Connection:</span> {words[connection.state]}
        <Icon name="down" />
      </summary>
      <ConnectionForm
        key={`${connection.address} ${token}`}
        connection={connection}
        token={token}
        onDone={(next) => {
          onToken(next);
          if (menu.current !== null) menu.current.open = false;
        }}
      />
    </details>
  );
}

interface ConnectionFormProps {
  readonly connection: Connection;
  readonly token: string;
  readonly onDone: (token: string) => void;
}

function ConnectionForm({ connection, token, onDone }: ConnectionFormProps) {
  const [address, setAddress] = useState(connection.address);
  const [secret, setSecret] = useState(token);
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (address !== connection.address || connection.state === "absent") connection.connect(address);
    onDone(secret);
  };
  return (
    <form className="menu-panel" onSubmit={save}>
      <label className="field">
        <span className="label">Address</span>
        <input
          className="input mono"
          type="url"
          required
          value={address}
          onChange={(event) => setAddress(event.target.value)}
        />
      </label>
      <label className="field">
        <span className="label">
          Token, sent as <code>{contract.security.header}</code>
        </span>
        <input
          className="input mono"
          type="password"
          autoComplete="off"
          value={secret}
          onChange={(event) => setSecret(event.target.value)}
        />
        <span className="hint">Kept in this page only, never stored. The mock accepts any token.</span>
      </label>
      <button type="submit" className="button primary">
        Use these
      </button>
    </form>
  );
}
