/** What a request costs under GitHub's secondary limits. */
export interface Cost {
  /** "Calculating points for the secondary rate limit": a read is 1, a write 5. */
  readonly points: number;
  /** 1 for a request that creates content, else 0. */
  readonly contents: number;
}

/** What tells a request's cost. */
interface Asked {
  readonly method: string;
  /** With or without its parameters filled in. */
  readonly url: string;
}

/**
 * Requests that create content. GitHub's page on rate limits does not say which are "content-generating", but the
 * reference does, endpoint by endpoint: these carry the sentence "This endpoint triggers notifications. Creating
 * content too quickly using this endpoint may result in secondary rate limiting." New labels, branches, files,
 * reactions, check runs and workflow runs do not carry it, nor does any edit: they notify nobody and only cost points. Counting
 * them would let reactions to commands use up the hour that cards need. Should GitHub think otherwise one day, it says
 * so with a 403, and the whole tenant pauses.
 */
const CREATES: readonly RegExp[] = [
  /^POST .*\/repos\/[^/]+\/[^/]+\/(?:issues|pulls|releases)$/u,
  /^POST .*\/repos\/[^/]+\/[^/]+\/issues\/[^/]+\/(?:comments|sub_issues)$/u,
  /^POST .*\/repos\/[^/]+\/[^/]+\/pulls\/[^/]+\/(?:comments|reviews|requested_reviewers)$/u,
  /^POST .*\/repos\/[^/]+\/[^/]+\/commits\/[^/]+\/comments$/u,
  /^PUT .*\/repos\/[^/]+\/[^/]+\/pulls\/[^/]+\/merge$/u,
];

/** The cost of a request. */
export function costOf({ method, url }: Asked): Cost {
  if (method === "GET" || method === "HEAD") return { points: 1, contents: 0 };
  const asked = `${method} ${url.split("?", 1)[0]}`;
  return { points: 5, contents: CREATES.some((pattern) => pattern.test(asked)) ? 1 : 0 };
}

/**
 * Whether a request asks for an installation token. It is part of another request, which already has its turn, and
 * GitHub counts it for the App.
 */
export const asksForToken = ({ method, url }: Asked): boolean =>
  method === "POST" && url.endsWith("/access_tokens");
