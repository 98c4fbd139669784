import type { RootContent } from "mdast";
import { placesAround, type Place } from "./layout.ts";
import type { CommunicationTemplate } from "./model.ts";
import { isElsewhere } from "./part-passage.ts";
import { blockTemplates, isFormOf, listTemplate, type Setting } from "./template-block.ts";
import { announcesMessage, announcesOther, labelOf, namesForm } from "./template-label.ts";

/**
 * The messages written in advance, in the order of the document: fences, quotes and code spans of a part on
 * communication, and elsewhere those behind a label that announces a message.
 */
export const findTemplates = (
  places: readonly Place[],
  source: string,
): readonly CommunicationTemplate[] =>
  places.flatMap((place) => {
    const { part } = place;
    if (part.blocks.length === 0 || isElsewhere(place) || announcesOther(part.title)) return [];
    const isAnnounced = isAmongMessages(place);
    if (part.role === "postmortem" && !isAnnounced) return [];
    const title = part.heading.text;
    return templatesIn(
      part.blocks,
      { title, isAnnounced, isOnMessages: part.role === "communication", isLabelled: true },
      source,
      0,
    );
  });

/** Whether the part or one around it is on communication. */
function isAmongMessages(place: Place): boolean {
  if (place.part.role === "communication") return true;
  for (const { part, isTitle } of placesAround(place))
    if (!isTitle && part.title !== "" && announcesMessage(part.title)) return true;
  return false;
}

/** Nobody writes a message deeper than that. */
const DEEPEST = 6;

function templatesIn(
  blocks: readonly RootContent[],
  setting: Setting,
  source: string,
  depth: number,
): readonly CommunicationTemplate[] {
  let current = setting;
  return blocks.flatMap((block) => {
    if (block.type === "list" && namesForm(current.title) && isFormOf(block, source))
      return [listTemplate(block, current, source)];
    if (block.type === "list" && depth < DEEPEST)
      return block.children.flatMap(({ children }) =>
        templatesIn(children, { ...current, isLabelled: false }, source, depth + 1),
      );
    const found = blockTemplates(block, current, source);
    const label = block.type === "paragraph" ? labelOf(block) : undefined;
    current =
      label === undefined
        ? { ...setting, isLabelled: found.length > 0 && current.isLabelled }
        : {
            ...setting,
            title: label,
            isAnnounced: (setting.isAnnounced || announcesMessage(label)) && !announcesOther(label),
            isLabelled: true,
          };
    return found;
  });
}
