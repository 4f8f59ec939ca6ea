/** A value for each format, the usual ones first where there are several. Texts that other formats take are no format. */
export const samples: Readonly<Record<string, string>> = {
  date: "2026-01-31",
  "date-time": "2026-01-31T12:00:00Z",
  time: "12:00:00Z",
  duration: "P1D",
  email: "name@example.org",
  "idn-email": "name@example.org",
  hostname: "example.org",
  "idn-hostname": "example.org",
  ipv4: "192.0.2.1",
  ipv6: "2001:db8::1",
  uri: "https://example.org/",
  url: "https://example.org/",
  "uri-reference": "/path",
  "uri-template": "/path/{name}",
  iri: "https://example.org/",
  "iri-reference": "/path",
  uuid: "3f2b8a1e-5c4d-4e6f-8a9b-0c1d2e3f4a5b",
  "json-pointer": "/path",
  "json-pointer-uri-fragment": "#/path",
  "relative-json-pointer": "0",
  regex: "a*",
  byte: "YQ==",
  "iso-time": "12:00:00Z",
  "iso-date-time": "2026-01-31T12:00:00Z",
};

const day = "2\\d{3}-(0[1-9]|1[0-2])-(0[1-9]|1\\d|2[0-8])";
const clock = "([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d+)?Z";
const byte = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
const host = "[a-z0-9]+([-.][a-z0-9]+)*";

/** Texts of which each format is a part, as patterns. */
export const around: Readonly<Record<string, string>> = {
  date: "^\\d{4}-\\d\\d-\\d\\d$",
  "date-time": "^\\d{4}-\\d\\d-\\d\\d[tT ].{9,}$",
  uuid: "^(urn:uuid:)?[0-9a-fA-F-]{36}$",
  ipv4: "^[0-9.]{7,15}$",
  email: "@",
};

/** Texts that are all of a format, as patterns: not every one, but enough to meet other limits as well. */
export const within: Readonly<Record<string, string>> = {
  date: `^${day}$`,
  "date-time": `^${day}T${clock}$`,
  time: `^${clock}$`,
  email: `^[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*@${host}\\.[a-z]{2,}$`,
  hostname: `^${host}$`,
  ipv4: `^${byte}(\\.${byte}){3}$`,
  uri: `^[a-z]+://${host}(/[A-Za-z0-9._-]+)*/?$`,
  uuid: "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$",
};

/** The ends of a format's numbers, and whether they are whole. */
export interface NumberFormat {
  readonly from: number;
  readonly to: number;
  readonly whole: boolean;
}

/** The numbers of each format. A computer's number cannot hold the largest ones of 64 bits: its nearest smaller one stands for them. */
export const numberFormats = {
  int8: { from: -(2 ** 7), to: 2 ** 7 - 1, whole: true },
  int16: { from: -(2 ** 15), to: 2 ** 15 - 1, whole: true },
  int32: { from: -(2 ** 31), to: 2 ** 31 - 1, whole: true },
  int64: { from: -(2 ** 63), to: 2 ** 63 - 1024, whole: true },
  uint8: { from: 0, to: 2 ** 8 - 1, whole: true },
  uint16: { from: 0, to: 2 ** 16 - 1, whole: true },
  uint32: { from: 0, to: 2 ** 32 - 1, whole: true },
  uint64: { from: 0, to: 2 ** 64 - 2048, whole: true },
  float: { from: -3.4028234663852886e38, to: 3.4028234663852886e38, whole: false },
} as const satisfies Readonly<Record<string, NumberFormat>>;

const ranges: ReadonlyMap<string, NumberFormat> = new Map(Object.entries(numberFormats));

/** The numbers of a format; undefined for one that is not about numbers. */
export function rangeOf(format: unknown): NumberFormat | undefined {
  return typeof format === "string" ? ranges.get(format) : undefined;
}

/** Formats that ajv-formats does not check, or not as OpenAPI's registry says: those of numbers. */
export const moreFormats = Object.fromEntries(
  Object.entries(numberFormats).map(([name, { from, to, whole }]) => [
    name,
    {
      type: "number" as const,
      validate: (value: number) => value >= from && value <= to && (!whole || Number.isInteger(value)),
    },
  ]),
);
