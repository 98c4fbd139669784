import { mkdirSync, writeFileSync } from "node:fs";
import { configJsonSchema } from "../../src/config/json-schema.ts";

mkdirSync("schema", { recursive: true });
writeFileSync("schema/incidents.json", `${JSON.stringify(configJsonSchema(), undefined, 2)}\n`);
