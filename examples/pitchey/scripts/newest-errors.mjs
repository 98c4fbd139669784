// Counts what the API logged as an error in the last ten minutes, and shows the newest, as one JSON object.
const url = process.env.ERRORS_URL ?? "https://pitchey.example/internal/errors";
const answer = await fetch(url, { signal: AbortSignal.timeout(10_000) });
if (!answer.ok) throw new Error(`the log answered ${answer.status}`);
const errors = await answer.json();
const since = Date.now() - 10 * 60_000;
const recent = errors.filter(({ at }) => Date.parse(at) >= since);
const newest = recent.at(-1);
process.stdout.write(
  `${JSON.stringify({ errors_last_10_minutes: recent.length, newest: newest?.message ?? null })}\n`,
);
