/** A clause taken apart into what was measured and the value. */
interface Measured {
  readonly name: string;
  readonly value: string;
  /** Whether a sign or word stands between the two, rather than a blank. */
  readonly isPair: boolean;
}

const PAIR = /^(?<name>[^:=：]{1,80})\s?(?:[:：]|==?)\s?(?<value>\S.{0,40})$/u;
const LINKS = /\s(?:is|at|of|reached|now|jest|bei|ist|est|es|en|a|em|на|er)$/iu;
/** `91%`, `97 %`, `30h`, `26 hours`, `120`; what comes after it is prose. */
const VALUE =
  /(?:^|\s)(?<value>(?:true|false)|-?\d{1,15}(?:[.,]\d{1,6})?(?:\s?[%％]|\s?(?:ms|s|sec|seconds|m|min|minutes|h|hours|godz|d|days|[KMGT]i?B)(?![\p{L}\p{N}]))?)(?![\p{L}\p{N}])/iu;

/** Reads `name: value`, `name = value`, `name is value` and `name value`; `undefined` where there is no value. */
export function withoutTail(clause: string): Measured | undefined {
  if (clause.length > 200) return undefined;
  const pair = PAIR.exec(clause)?.groups;
  const [left, right] = [pair?.["name"]?.trim() ?? "", pair?.["value"]?.trim() ?? ""];
  if (left !== "" && right !== "") {
    // `Alert: disk 91%` names what was measured behind the colon.
    const inner = VALUE.exec(right);
    if (inner === null || inner.index === 0) return { name: left, value: right, isPair: true };
    return measured(right, inner);
  }
  const found = VALUE.exec(clause);
  return found === null ? undefined : measured(clause, found);
}

function measured(clause: string, found: RegExpExecArray): Measured | undefined {
  const before = clause.slice(0, found.index).trim();
  const name = before.replace(LINKS, "").trim();
  const value = found.groups?.["value"] ?? "";
  return name === "" ? undefined : { name, value, isPair: name !== before };
}
