import { isDate, isDateTime } from "../../checks/formats.ts";

/** Takes one text that is no date where the contract has one. */
export type Refuse = (path: string, format: string) => void;

/** A value with dates in the place of their texts. */
export type Dates = (value: unknown, path: string, refuse: Refuse | undefined) => unknown;

const dateBy =
  (format: string, fits: (text: string) => boolean): Dates =>
  (value, path, refuse) => {
    if (typeof value !== "string") return value;
    if (!fits(value)) {
      refuse?.(path, format);
      return value;
    }
    // no `Date` holds a leap second
    return new Date(value.toUpperCase().replace(/:60(?=[.Z+-])/, ":59"));
  };

/** A moment. */
export const dateTime: Dates = dateBy("date-time", isDateTime);

/** A day, at midnight in UTC. */
export const date: Dates = dateBy("date", isDate);

/** What one of several alternatives calls a date: a text that is none belongs to another one. */
export const maybe =
  (dates: Dates): Dates =>
  (value, path) =>
    dates(value, path, undefined);

/** Each item of a list. */
export const each =
  (dates: Dates): Dates =>
  (value, path, refuse) =>
    Array.isArray(value) ? value.map((item, index) => dates(item, `${path}.${index}`, refuse)) : value;

/** Named members of an object; `rest` is for all others. */
export const members =
  (named: Readonly<Record<string, Dates>>, rest?: Dates): Dates =>
  (value, path, refuse) => {
    if (Object(value) !== value || Array.isArray(value) || value instanceof Date) return value;
    const all = Object.entries(value as object).map(([name, member]) => {
      const dates = Object.hasOwn(named, name) ? named[name] : rest;
      return [name, dates === undefined ? member : dates(member, `${path}.${name}`, refuse)];
    });
    return Object.fromEntries(all);
  };

/** What several schemas say of one value. */
export const both =
  (...all: readonly Dates[]): Dates =>
  (value, path, refuse) =>
    all.reduce((known, dates) => dates(known, path, refuse), value);
