/** Commands that destroy data or stop what runs, each on one line; the match is what is shown of it. */
const COMMANDS: readonly RegExp[] = [
  /(?<![\w-])rm\s{1,8}(?:-[\w-]{1,20}\s{1,8}){0,3}(?:-[a-zA-Z]{0,8}[rR][a-zA-Z]{0,8}|--recursive)(?![\w-])/u,
  /\bRemove-Item\b[^\n]{0,120}?-Recurse\b/iu,
  /\bfind\s[^\n]{0,160}?\s-delete\b/u,
  /\bxargs\s{1,8}(?:-\w{1,8}\s{1,8}){0,3}rm\b/u,
  /\b(?:shred|wipefs|mkfs(?:\.\w{1,10})?)\s{1,8}\S/u,
  /\bdd\s[^\n]{0,120}?\bof=/u,
  /\btruncate\s{1,8}(?:-s|--size)/u,
  /\bFLUSH(?:ALL|DB)\b/iu,
  /\bDROP\s{1,8}(?:TABLE|DATABASE|SCHEMA|INDEX|VIEW|COLUMN|USER|ROLE|KEYSPACE|COLLECTION|PARTITION|EXTENSION|PUBLICATION|SUBSCRIPTION|TYPE|SEQUENCE|FUNCTION|TRIGGER|OWNED)\b/iu,
  /\bdropdb\s{1,8}\S|\bdropDatabase\s{0,4}\(|\bdb\.\w{1,60}\.(?:drop|remove|deleteMany)\s{0,4}\(\s{0,4}(?:\{\s{0,4}\}\s{0,4})?\)/u,
  /\bTRUNCATE\s{1,8}(?:TABLE\s{1,8})?["\w]/iu,
  /\bVACUUM\s{1,8}(?:\(\s{0,4})?FULL\b/iu,
  /\bgit\s{1,8}reset\s{1,8}--hard\b/u,
  /\bgit\s{1,8}clean\s{1,8}-[a-zA-Z]{0,8}f/u,
  /\bgit\s{1,8}push\s(?:[^\n]{0,120}?\s)?(?:--force(?!-with-lease)|-f\b)/u,
  /\b(?:kubectl|oc)\s(?:[^\n]{0,120}?\s)?delete\s/u,
  /\bhelm\s{1,8}(?:uninstall|delete)\b/u,
  /\b(?:terraform|terragrunt|tofu|pulumi|cdk)\s(?:[^\n]{0,80}?\s)?destroy\b/u,
  /\bdocker(?:-compose)?\s{1,8}(?:compose\s{1,8})?(?:down\s{1,8}(?:-v|--volumes)\b|(?:system|volume|image|container)\s{1,8}prune\b|volume\s{1,8}rm\b)/u,
  /\baws\s(?:[^\n]{0,80}?\s)?(?:s3\s{1,8}rb\b|s3\s{1,8}rm\b[^\n]{0,120}?--recursive|(?:delete|terminate)-[a-z-]{3,40})/u,
  /\b(?:gcloud|az|gh)\s[^\n]{0,120}?\sdelete\b/u,
  /\brabbitmqctl\s{1,8}(?:purge_queue|delete_queue|reset|force_reset)\b/u,
  /\bkafka-(?:topics|consumer-groups|delete-records)(?:\.sh)?\s[^\n]{0,160}?--delete\b/u,
  /\bcurl\s[^\n]{0,160}?(?:-X\s{0,4}|--request[ =])"?DELETE\b/u,
  /\b(?:kill|pkill|killall)\s{1,8}(?:-s\s{0,4})?-?(?:9|KILL|SIGKILL)\b/u,
  /\bkillall\s{1,8}\w/u,
  /\bpg_resetwal\b/u,
  /(?:^|&&|\|\||;|\bsudo)\s{0,8}(?:shutdown|reboot|poweroff|halt)(?=\s{1,8}(?:-|now\b|\+)|\s{0,8}$)/u,
];

const STATEMENT =
  /\bDELETE\s{1,8}FROM\s{1,8}[\w."`[\]]{1,80}|\bUPDATE\s{1,8}[\w."`[\]]{1,80}\s{1,8}SET\b/giu;
const DRY = /--dry-?run|-WhatIf\b|--check\b/iu;

/** Something that destroys, and where it begins in the code. */
interface Destruction {
  readonly text: string;
  readonly offset: number;
}

/** What the code destroys, at most one for each line. `isComment` tells lines that are for people. */
export function destructionsIn(
  code: string,
  isComment: (line: string) => boolean,
): readonly Destruction[] {
  const found: Destruction[] = [];
  let start = 0;
  for (const line of code.split("\n")) {
    const match = isComment(line) || DRY.test(line) ? undefined : firstMatch(line);
    if (match !== undefined)
      found.push({ text: match[0].trim(), offset: start + match.index + leading(match[0]) });
    start += line.length + 1;
  }
  return [...found, ...statementsIn(code)].toSorted((a, b) => a.offset - b.offset);
}

const leading = (text: string): number => text.length - text.trimStart().length;

function firstMatch(line: string): RegExpExecArray | undefined {
  for (const command of COMMANDS) {
    const match = command.exec(line);
    if (match !== null) return match;
  }
  return undefined;
}

/** Nobody writes a longer statement by hand. */
const LONGEST = 1000;

/** SQL that changes or deletes every row there is. */
const statementsIn = (code: string): readonly Destruction[] =>
  [...code.matchAll(STATEMENT)].flatMap(({ 0: text, index }) =>
    /\bwhere\b/iu.test(statementAt(code, index)) ? [] : [{ text, offset: index }],
  );

/** Up to its semicolon, the quotation mark that closes what it stands in, or an empty line. */
function statementAt(code: string, index: number): string {
  const head = code.slice(Math.max(0, index - LONGEST), index);
  const before = head.slice(head.lastIndexOf("\n") + 1);
  const quote = ['"', "'"].find((mark) => before.split(mark).length % 2 === 0);
  const rest = code.slice(index, index + LONGEST);
  const ends = [rest.indexOf(";"), rest.search(/\n[ \t]*\n/u)].concat(
    quote === undefined ? [] : rest.indexOf(quote),
  );
  return rest.slice(0, Math.min(...ends.filter((end) => end !== -1), rest.length));
}
