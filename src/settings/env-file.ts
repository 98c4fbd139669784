/** Adds what a `.env` file in the working directory sets to the environment; without such a file nothing happens. */
export function readEnvFile(): void {
  try {
    process.loadEnvFile();
  } catch (error) {
    const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
    if (!isMissing) throw error;
  }
}
