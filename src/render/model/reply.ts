import { markdown, type Model } from "../markdown.ts";
import type { Words } from "../messages.ts";
import type { ReplyPart, ReplyView } from "../view.ts";
import { cardModel, flagModels } from "./card.ts";
import { choiceModels } from "./notes.ts";
import { shorten } from "../shorten.ts";
import { code } from "./text.ts";

const PARTS = 20;

/** The answer to one comment, part by part. */
export function replyModel(view: ReplyView, words: Words): Model {
  return {
    to: view.to,
    parts: view.parts
      .slice(0, PARTS)
      .map((part) => ({ ...NOTHING, ...partModel(part, view, words) })),
    moreParts: Math.max(0, view.parts.length - PARTS),
  };
}

/** Every part has every name, so that a template can ask which it is. */
const NOTHING: Model = {
  refused: undefined,
  help: undefined,
  status: undefined,
  flags: undefined,
  runbooks: undefined,
};

function partModel(part: ReplyPart, { place }: ReplyView, words: Words): Model {
  switch (part.kind) {
    case "refused":
      // A refusal's reason comes from a command's `decide`, which makes it safe to post.
      return { refused: { said: code(shorten(part.said, 200)), why: markdown(part.why) } };
    case "help":
      // The table is rendered from the command registry and holds nothing from outside.
      return { help: markdown(part.table) };
    case "status":
      return { status: cardModel({ ...part, ...NO_CARD, place }, words) };
    case "flags":
      return { flags: { up: flagModels(part.incident) } };
    case "runbooks":
      return { runbooks: choiceModels(part.choices) };
  }
}

const NO_CARD = {
  diagnostics: [],
  configNotice: undefined,
  commentUrls: new Map<string, string>(),
};
