import type { Hook } from "../../../github/registration.ts";
import { type Finding, lookAt } from "../finding.ts";

/** Where the App takes webhooks; `/` is where its manifest sends them. */
const PATHS = ["/api/github/webhooks", "/"];

const LOOPBACK = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/u;

const SETTINGS = "in the App's settings under “Webhook”";

/** Whether webhooks are sent to where the App takes them, and so that it can trust them. */
export function checkHook({ url, contentType, hasSecret, isVerified }: Hook): readonly Finding[] {
  const look = lookAt("webhook");
  const address = URL.parse(url);
  if (address === null)
    return [
      look.fail(
        "GitHub has no address to send webhooks to",
        `Set https://YOUR-HOST${PATHS[0]} ${SETTINGS}, and make it active.`,
      ),
    ];
  const found = [
    ...(contentType === "json"
      ? []
      : [look.fail(`webhooks come as ${contentType}`, `Choose application/json ${SETTINGS}.`)]),
    ...(hasSecret
      ? []
      : [look.fail("webhooks are not signed", `Set WEBHOOK_SECRET's value ${SETTINGS}.`)]),
    ...(PATHS.includes(address.pathname)
      ? []
      : [
          look.warn(
            `webhooks go to the path ${address.pathname}`,
            `The App takes them at ${PATHS[0]}.`,
          ),
        ]),
    ...(address.protocol === "https:" || LOOPBACK.test(address.hostname)
      ? []
      : [look.warn("webhooks are sent in the clear", "Put the App behind HTTPS.")]),
    ...(isVerified
      ? []
      : [
          look.warn(
            "GitHub does not check your certificate",
            `Enable SSL verification ${SETTINGS}.`,
          ),
        ]),
  ];
  return found.length === 0 ? [look.ok(`signed webhooks go to ${url}`)] : found;
}
