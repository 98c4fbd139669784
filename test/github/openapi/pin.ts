/** The packages with GitHub's descriptions, and the versions the committed schemas are derived from. */
export const PINNED = {
  rest: { package: "@octokit/openapi", version: "23.0.2" },
  webhooks: { package: "@octokit/openapi-webhooks", version: "12.1.0" },
} as const;
