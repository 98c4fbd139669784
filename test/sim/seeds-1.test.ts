import { holdSeeds } from "./seeds.ts";

holdSeeds(0, 75);
