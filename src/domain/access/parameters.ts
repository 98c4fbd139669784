/**
 * Parameters that an operation which gives or takes access may have; whatever else it needs has a default. `login` is
 * who holds it, `minutes` for how long, `until` the end in UTC, `request` the key of the request: the same for both.
 */
export const ACCESS_PARAMETERS = ["login", "minutes", "until", "request"] as const;
