import { verify } from "node:crypto";
import { isObject } from "../http/call.ts";
import { ApiError } from "../http/reply.ts";
import type { World } from "../world.ts";
import type { Actor } from "./actor.ts";

const unauthorized = (message: string): ApiError => new ApiError(401, message);

/** Who sends a request with this `Authorization` header; throws GitHub's 401 when it is no good. */
export function identify(world: World, authorization: string | undefined): Actor {
  if (authorization === undefined || authorization === "") return { kind: "anonymous" };
  const token = /^(?:bearer|token)\s+(\S+)$/iu.exec(authorization)?.[1];
  if (token === undefined) throw unauthorized("Bad credentials");
  if (token.split(".").length === 3) return { kind: "app", appId: verifiedApp(world, token) };
  const credential = world.credentials.get(token);
  if (credential === undefined || credential.expiresAt <= Date.now())
    throw unauthorized("Bad credentials");
  return credential.actor;
}

/** The App whose key signed a JSON web token that is valid now (by the machine's clock, which its maker used). */
function verifiedApp(world: World, token: string): number {
  const undecodable = unauthorized("A JSON web token could not be decoded");
  const [head = "", claims = "", signature = ""] = token.split(".");
  const header = decode(head);
  const payload = decode(claims);
  if (header?.["alg"] !== "RS256" || payload === undefined) throw undecodable;
  const app = world.apps.get(Number(payload["iss"]));
  if (app === undefined)
    throw unauthorized(
      "'Issuer' claim ('iss') must be an Integer or String representing the GitHub App's ID",
    );
  const isGenuine = verify(
    "RSA-SHA256",
    Buffer.from(`${head}.${claims}`),
    app.publicKey,
    Buffer.from(signature, "base64url"),
  );
  if (!isGenuine) throw undecodable;
  checkTimes(Number(payload["iat"]), Number(payload["exp"]));
  return app.id;
}

function checkTimes(issuedAt: number, expiresAt: number): void {
  const now = Date.now() / 1000;
  if (!Number.isInteger(expiresAt) || expiresAt <= now)
    throw unauthorized(
      "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires",
    );
  if (expiresAt > now + 660)
    throw unauthorized("'Expiration time' claim ('exp') is too far in the future");
  if (!Number.isInteger(issuedAt) || issuedAt > now + 60)
    throw unauthorized(
      "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued",
    );
}

function decode(part: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
