import { toWords } from "../../markdown/words.ts";
import { CHECKING, COMMENT, isConfirming } from "./checking.ts";

/** What mends, as a command names it. */
const MENDS =
  /\s(?:--)?(?:restart|start|reload|up|undo|rollback|restore|scale|redeploy|resume)(?:\s|$)|(?:restore|rollback|restart)[\w-]{0,40}\.sh/u;

/** What a command asks that shows whether a service is well. */
const ASKS =
  /(?:curl|wget|iwr|Invoke-\w{1,20}) .{0,200}\/(?:health|ready|live)|systemctl (?:status|is-active)|rollout status|kubectl .{0,80}wait |pg_isready| ping$| doctor|(?:status|health[\w-]{0,40})\.sh/u;

/**
 * The first line of a block of commands that looks whether what the lines before it did has helped: a comment that says
 * no more than `Verify`, one that confirms something when a command has mended, or a command that asks for the health
 * of what another has started. -1 where there is none.
 */
export function checkingLine(rows: readonly string[]): number {
  let hasRun = false;
  let hasMended = false;
  for (const [index, row] of rows.entries()) {
    if (!COMMENT.test(row)) {
      if (hasMended && ASKS.test(row)) return index;
      hasRun ||= row.trim() !== "";
      hasMended ||= MENDS.test(row);
    } else if (hasRun && isCommand(rows[index + 1])) {
      const comment = row.replace(COMMENT, "").replace(/^\d+\S/u, "");
      const words = toWords(comment);
      const isBare = CHECKING.whole.test(words);
      if (isBare || (hasMended && isConfirming(comment))) return index;
    }
  }
  return -1;
}

const isCommand = (row: string | undefined): boolean =>
  row !== undefined && row.trim() !== "" && !COMMENT.test(row);
