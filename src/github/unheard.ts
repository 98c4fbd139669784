/**
 * The promise itself. Its failure is heard where it is awaited, later: until then it is nobody's, and must not end the
 * process.
 */
export function unheard<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
