import { holdSeeds } from "./seeds.ts";

holdSeeds(225, 300);
