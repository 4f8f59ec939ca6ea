const scalars: readonly unknown[] = [
  ...[null, true, false, -1, 0, 1, 2, 3, 4, 5, 6, 0.5, 1.5, 2.5],
  ...["", "a", "b", "c", "ab", "ba", "abc", "abcdef", "A1", "2024-01-31", "2024-01-31T10:00:00Z"],
  ...[
    "10:00:00Z",
    "3f2b8a1e-5c4d-4e6f-8a9b-0c1d2e3f4a5b",
    "a@example.org",
    "https://example.org/",
    "192.0.2.1",
  ],
  ...[2 ** 31, 2 ** 64, 1e39],
];

const inner: readonly unknown[] = [null, true, -1, 1, 2, 3, 0.5, "a", "b", "abc", "A1"];

function* lists(): Generator<unknown[]> {
  yield [];
  for (const one of inner) yield [one];
  for (const one of [1, 2, "a", null, true]) for (const other of [1, 3, "a", "b", null]) yield [one, other];
  yield* [
    [1, 2, 3],
    ["a", "b", "c"],
    ["a", "a", "b"],
    ["a", 1, true],
    [1, 1, 1],
    [1, "a", "b"],
    [0.5, 1, 2],
  ];
  yield* [[[]], [["a"]], [{}], [{ a: 1 }], [{ a: "a", b: 1 }], [{ a: 1 }, { a: 1 }]];
}

function* objects(): Generator<object> {
  yield {};
  for (const name of ["a", "b", "x"]) for (const value of inner) yield { [name]: value };
  for (const a of inner) for (const b of [null, 1, 3, "a", "b"]) yield { a, b };
  yield* [
    { a: "a", x: 1 },
    { a: "b", x: "a" },
    { b: 1, x: 1 },
    { a: 1, b: 1, x: 1 },
    { a: "a", b: "b", x: "c" },
  ];
  yield* [{ a: [] }, { a: ["a"] }, { a: {} }, { a: { a: 1 } }, { b: { a: "a" } }, { a: { a: "a", b: 1 } }];
}

/** The finite world of the oracle: every value that its schemas can separate has one like it here. */
export const universe: readonly unknown[] = [...scalars, ...lists(), ...objects()];
