/** Words before a colour that make a level of it. */
const NOUN =
  "(?:stufe|alarmstufe|code|codigo|codice|kod|kode|код|nivel|niveau|livello|poziom|stopien|уровень|niva|level|alert|alerta|alerte|allerta|allarme|alarm|emergenza|emergencia|urgence|тревога)";
const COLOURS: readonly (readonly [canonical: string, forms: string])[] = [
  ["red", "red|rot|rouge|roj[oa]|vermelh[oa]|ross[oa]|czerwon[yae]|красн\\p{L}{2}|rodt?"],
  ["orange", "orange|naranja|laranja|arancione|pomaranczow[yae]|оранжев\\p{L}{2}|oransje"],
  ["yellow", "yellow|gelb|jaune|amarill[oa]|amarel[oa]|giall[oa]|zolt[yae]|желт\\p{L}{2}|gult?"],
  ["green", "green|grun|verte?|verde|zielon[yae]|зелен\\p{L}{2}|gronn?t?"],
  ["blue", "blue|blau|bleue?|azul|blu|niebiesk[iae]|син\\p{L}{2}|blatt?"],
];
const BEHIND_NOUN = COLOURS.map(
  ([canonical, forms]) =>
    [canonical, new RegExp(`^(?<noun>${NOUN}[ :-]{1,3})(?:${forms})(?!\\p{L})`, "u")] as const,
);
/** `红色预警`: what is warned of stands behind. */
const HAN: Readonly<Record<string, string>> = {
  红色: "red",
  紅色: "red",
  橙色: "orange",
  黄色: "yellow",
  黃色: "yellow",
  蓝色: "blue",
  藍色: "blue",
};
const BEFORE_NOUN =
  /^(?<colour>[红紅橙黄黃蓝藍]色)(?:预警|警报|响应|等级|级别|預警|警報|應變|等級)/u;

/** A level that is named after a colour. */
interface Colour {
  /** In English and lower case. */
  readonly canonical: string;
  /** Where the word for the colour begins and ends. */
  readonly start: number;
  readonly end: number;
  /** Number of characters of the whole name. */
  readonly length: number;
}

/** The colour that folded text begins with behind or before a word for a level: `Stufe Rot`, `Emergenza gialla`. */
export function colourAtStart(folded: string): Colour | undefined {
  const han = BEFORE_NOUN.exec(folded);
  const canonical = HAN[han?.groups?.["colour"] ?? ""];
  if (han !== null && canonical !== undefined)
    return { canonical, start: 0, end: 2, length: han[0].length };
  for (const [colour, pattern] of BEHIND_NOUN) {
    const match = pattern.exec(folded);
    const start = match?.groups?.["noun"]?.length ?? 0;
    if (match !== null)
      return { canonical: colour, start, end: match[0].length, length: match[0].length };
  }
  return undefined;
}
