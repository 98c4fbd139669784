/** The most that is read of a body, in bytes after decompression. */
const MOST = 256 * 1024;

/** The first 256 KiB of a body as text; bytes that are no UTF-8 become replacement characters. */
export async function readStart(
  response: Response,
): Promise<{ readonly text: string; readonly isCut: boolean }> {
  if (response.body === null) return { text: "", isCut: false };
  const decoder = new TextDecoder();
  let text = "";
  let left = MOST;
  // Leaving the loop early cancels the rest of the body.
  for await (const chunk of response.body) {
    text += decoder.decode(chunk.subarray(0, left), { stream: true });
    left -= chunk.length;
    if (left < 0) return { text, isCut: true };
  }
  return { text: text + decoder.decode(), isCut: false };
}
