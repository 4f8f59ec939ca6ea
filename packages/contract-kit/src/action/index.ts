#!/usr/bin/env node
import { Command } from "commander";
import { gateCommand } from "../commands/gate.ts";
import { execute } from "../execute.ts";
import { runAction } from "./main.ts";

// As an action it has no arguments; hooks run it as the command.
if (process.argv.length > 2) await execute(new Command().addCommand(gateCommand()), process.argv);
else await runAction();
