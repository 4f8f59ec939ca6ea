/** A server that listens. */
export interface Listening {
  /** Where agents reach it: `http://127.0.0.1:4020/mcp`. */
  readonly url: string;
  close(): Promise<void>;
}
