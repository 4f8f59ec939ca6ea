// @ts-check
// Loaded into a program that may speak to nobody: a connection ends it, with a code that no program of ours has.
import { Socket } from "node:net";

Socket.prototype.connect = () => {
  process.stderr.write(`a connection was made\n${new Error().stack}\n`);
  process.exit(77);
};
