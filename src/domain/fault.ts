/** Something went wrong on our side or GitHub's; the pass is worth another try. */
export class Fault extends Error {
  override readonly name: string = "Fault";
}

/** Something went wrong that no further try will mend: a missing permission, a repository that is gone. */
export class TerminalFault extends Error {
  override readonly name: string = "TerminalFault";
}
