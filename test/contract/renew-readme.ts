import { readFileSync, writeFileSync } from "node:fs";
import { withCommands } from "./readme.ts";

const README = new URL("../../README.md", import.meta.url);
writeFileSync(README, withCommands(readFileSync(README, "utf8")));
