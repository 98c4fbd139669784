import { holdSeeds } from "./seeds.ts";

holdSeeds(150, 225);
