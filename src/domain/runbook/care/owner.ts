/** Says that nobody has been named yet. */
const NOBODY =
  /^(?:tbd|tba|todo|fixme|n\/a|none|unknown|nobody|\?+|-+|–|—|_+|\.{3}|…|xxx?|your team|team name|brak|keine?r?|aucun|ninguno|nenhum|nessuno|нет|ingen|なし|未定|无|無|없음)$/iu;

/** Owners separated by commas, without those that are still to be filled in. Commas in brackets separate nothing. */
export function readOwners(value: string): readonly string[] {
  const owners: string[] = [];
  let [from, depth] = [0, 0];
  const text = value.slice(0, 500);
  for (let at = 0; at <= text.length; at += 1) {
    const character = text.charAt(at);
    if ("([（".includes(character) && character !== "") depth += 1;
    else if (")]）".includes(character) && character !== "") depth = Math.max(0, depth - 1);
    if (at < text.length && !(depth === 0 && ",;、，；\n".includes(character))) continue;
    owners.push(text.slice(from, at).trim());
    from = at + 1;
  }
  return owners.filter((owner) => isSomebody(owner));
}

const isSomebody = (owner: string): boolean =>
  /[\p{L}\p{N}]/u.test(owner) &&
  owner.length <= 120 &&
  !NOBODY.test(owner) &&
  !/^(?:[[<{].*[\]>}]|\$\{.*\})$/u.test(owner) &&
  !/\b(?:TODO|TBD|FIXME)\b/u.test(owner);
