import { holdSeeds } from "./seeds.ts";

holdSeeds(75, 150);
