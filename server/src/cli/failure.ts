/** Something that keeps a command from running, said to a person. Its message is printed as it is; exit code 2. */
export class Failure extends Error {
  constructor(
    message: string,
    /** The command was called wrongly: a hint to its help follows. */
    readonly usage = false,
  ) {
    super(message);
  }
}

export function usageFailure(message: string): Failure {
  return new Failure(message, true);
}
