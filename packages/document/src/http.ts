/**
 * Node's HTTP module. To import it by its name costs each start of a program some 40 ms, as Node then asks for all
 * that it exports, one of which loads all of `fetch`.
 */
export const { createServer, request, STATUS_CODES } = process.getBuiltinModule("node:http");
