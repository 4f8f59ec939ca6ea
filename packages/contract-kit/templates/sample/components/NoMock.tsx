import { type FormEvent, useState } from "react";
import { mockAddress, mockCommand } from "../api.ts";
import type { Connection } from "../lib/connection.ts";
import { Copy } from "./Copy.tsx";

/** Says how to start a mock, when the page finds none. */
export function NoMock({ connection }: { connection: Connection }) {
  const [address, setAddress] = useState<string>(mockAddress);
  const connect = (event: FormEvent) => {
    event.preventDefault();
    connection.connect(address);
  };
  return (
    <section className="card notice" aria-labelledby="no-mock">
      <h2 id="no-mock">Start a mock to send calls</h2>
      <p>
        Nothing answers at <code>{connection.address}</code>. This starts a mock on your machine, without an
        account:
      </p>
      <div className="command">
        <code>{mockCommand}</code>
        <Copy text={mockCommand} what="command" />
      </div>
      <form className="inline" onSubmit={connect}>
        <label className="field">
          <span className="label">Address of your mock</span>
          <input
            className="input mono"
            type="url"
            required
            value={address}
            onChange={(event) => setAddress(event.target.value)}
          />
        </label>
        <button type="submit" className="button primary">
          Connect
        </button>
      </form>
    </section>
  );
}
