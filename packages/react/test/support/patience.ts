import { configure } from "@testing-library/react";
import { patience } from "../../../../scripts/tests/config.mjs";

// By default it gives up after a second, which a busy machine may take for one turn.
configure({ asyncUtilTimeout: patience });
