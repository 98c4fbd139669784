import { holdSeeds } from "./seeds.ts";

holdSeeds(210, 225);
