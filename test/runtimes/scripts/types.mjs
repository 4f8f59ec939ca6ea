// @ts-check
// Compiles a consumer of the packed packages under every supported compiler and prints the matrix.
import { budget, compileMatrix } from "../types/matrix.mjs";

const rows = await compileMatrix(({ typescript, resolution, errors, instantiations }) => {
  const over = instantiations <= budget ? "" : `, over the budget of ${budget}`;
  const sign = errors === "" && over === "" ? "✓" : "✗";
  console.log(
    `${sign} TypeScript ${typescript}  ${resolution.padEnd(9)} ${instantiations} instantiations${over}`,
  );
  if (errors !== "") console.log(errors);
});
const failing = rows.filter(({ errors, instantiations }) => errors !== "" || !(instantiations <= budget));
process.exitCode = failing.length > 0 ? 1 : 0;
