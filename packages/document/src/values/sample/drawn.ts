import type { Random } from "../random.ts";

const words = (
  "amber anchor autumn basin bridge candle cedar cloud copper coral delta ember field forest garden harbor " +
  "island jasper lantern lemon maple meadow mirror north ocean olive orchid pebble prairie quartz river saffron " +
  "shadow silver stone summit thunder timber valley velvet violet willow winter zephyr"
).split(" ");

const word = (random: Random) => words[random(0, words.length - 1)] ?? "amber";
const digits = (random: Random, length: number) =>
  Array.from({ length }, () => random(0, 15).toString(16)).join("");
const moment = (random: Random) =>
  new Date(Date.UTC(2020, 0, 1) + random(0, 3000) * 86_400_000 + random(0, 86_399) * 1000).toISOString();
const host = (random: Random) => `${word(random)}.example.org`;
const address = (random: Random) => `https://${host(random)}/${word(random)}`;

/** The common formats. */
const drawn: Readonly<Record<string, (random: Random) => string>> = {
  date: (random) => moment(random).slice(0, 10),
  "date-time": (random) => moment(random).replace(".000", ""),
  time: (random) => moment(random).slice(11).replace(".000", ""),
  uuid: (random) => {
    const [first, second, third, fourth, last] = [8, 4, 3, 3, 12].map((length) => digits(random, length));
    return `${first}-${second}-4${third}-a${fourth}-${last}`;
  },
  email: (random) => `${word(random)}@${host(random)}`,
  hostname: host,
  uri: address,
  url: address,
  ipv4: (random) => `192.0.2.${random(1, 254)}`,
  ipv6: (random) => `2001:db8::${digits(random, 4)}`,
};

/** A text by chance: of the format where it is one of the common ones, else a word or several. None for other formats. */
export function drawnText(
  format: string | undefined,
  least: number,
  most: number,
  random: Random,
): string | undefined {
  if (format !== undefined) return Object.hasOwn(drawn, format) ? drawn[format]?.(random) : undefined;
  let text = word(random);
  while (text.length < least) text += ` ${word(random)}`;
  return text.slice(0, Math.max(least, Math.min(most, text.length)));
}
