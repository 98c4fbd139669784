import fc from "fast-check";

// A mutant that ten cases of a law do not find is one for a scenario to find.
fc.configureGlobal({ numRuns: 10 });
