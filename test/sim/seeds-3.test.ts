import { holdSeeds } from "./seeds.ts";

holdSeeds(285, 300);
