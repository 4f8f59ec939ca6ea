import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** A page on this machine that the browser comes back to. */
export interface Redirect {
  readonly uri: string;
  /** What came back, once. */
  readonly answer: Promise<URLSearchParams>;
  close(): Promise<void>;
}

const page = (text: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Partner licenses</title><p>${text}</p></html>`;

/** Listens on the loopback interface, on a free port, for the answer of the sign-in service. */
export async function listenForRedirect(): Promise<Redirect> {
  let arrive: (answer: URLSearchParams) => void = () => {};
  const answer = new Promise<URLSearchParams>((resolve) => {
    arrive = resolve;
  });
  const server: Server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
    const isAnswer = pathname === "/" && searchParams.has("state");
    response.writeHead(isAnswer ? 200 : 404, {
      "content-type": "text/html; charset=utf-8",
      connection: "close",
    });
    response.end(
      page(isAnswer ? "You can close this page, and go back to the terminal." : "Nothing is here."),
    );
    if (isAnswer) arrive(searchParams);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    uri: `http://localhost:${port}`,
    answer,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
