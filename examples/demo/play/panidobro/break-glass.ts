import { minutes } from "../../../../src/domain/time.ts";
import { fieldsOf } from "../../../patient/serve.ts";
import { mustFind } from "../find.ts";
import type { Scene } from "../../scene.ts";
import type { ThreadPlace } from "../../thread-view.ts";
import { cardOf, hashIn, postmortemOf, say } from "../incident.ts";

/** Emergency access: asked for with a reason, granted by a second person, reminded, and over by itself. */
export async function breakGlass(scene: Scene, place: ThreadPlace): Promise<void> {
  const { onCall, reporter, check } = scene;
  scene.chapter("Break-glass, as the admin panel is read-only");
  await say(scene, place, onCall, "/ack\n/lead me");
  const asked = await say(
    scene,
    place,
    onCall,
    "/break-glass for 60m ADMIN_READ_ONLY is set and a booking has to be corrected",
  );
  const hash = hashIn(asked);
  const own = await say(scene, place, onCall, `/approve ${hash}`);
  check(
    "whoever asked cannot grant it",
    !/granted/u.test(accessRow(cardOf(own))) && opened(scene).length === 0,
  );
  const granted = await say(scene, place, reporter, `/approve ${hash}`);
  check(
    "a second person grants it, and the card says until when",
    /marek, until.*granted by/u.test(accessRow(cardOf(granted))),
  );
  check(
    "the panel is opened to who asked, for an hour",
    opened(scene).join() === '[true,"marek",60]',
  );
  scene.skip(minutes(51));
  const reminded = await scene.catchUp(place);
  check(
    "the holder is reminded before it ends",
    /@marek: the emergency access ends/u.test(reminded.comments.at(-1)?.body ?? ""),
  );
  scene.skip(minutes(10));
  const over = await scene.catchUp(place);
  check("it has ended by itself", !/until/u.test(accessRow(cardOf(over))));
  check("and the token is taken back", opened(scene).at(-1)?.startsWith('[false,"marek"') === true);
  checkSecrecy(scene, over.comments);
}

const accessRow = (card: string): string =>
  card.split("\n").find((line) => line.startsWith("| Emergency access")) ?? "";

/** What the product was asked to do with its admin panel, oldest first. */
const opened = ({ stage }: Scene): readonly string[] =>
  stage.patient.calls.flatMap(({ path, status, body }) => {
    const { open, login, minutes: span } = fieldsOf(body);
    return path === "/internal/admin-access" && status === 200
      ? [JSON.stringify([open, login, span])]
      : [];
  });

function checkSecrecy(
  { stage, check }: Scene,
  comments: readonly { readonly body: string }[],
): void {
  const texts = [
    ...stage.runner.runs.flatMap(({ log, summary }) => [log, summary]),
    ...comments.map(({ body }) => body),
  ];
  check(
    "no secret is in a log, a summary or the thread",
    Object.values(stage.system.secrets).every((secret) =>
      texts.every((text) => !text.includes(secret)),
    ),
  );
}

/** All of it is in the postmortem's timeline. */
export function accessInPostmortem(scene: Scene, place: ThreadPlace): void {
  const timeline = mustFind(postmortemOf(scene, place), "postmortem");
  const told = timeline.split("\n").filter((line) => /emergency access/iu.test(line));
  for (const what of [/asked for/iu, /granted/iu, /reminded/iu, /ended|expired/iu])
    scene.check(
      `the timeline of the postmortem has it: ${what.source.replaceAll("|", " or ")}`,
      told.some((line) => what.test(line)),
    );
}
