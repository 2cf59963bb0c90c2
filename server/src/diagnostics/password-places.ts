import type { LoadUnit } from '../dialects/dialect';
import type { Place } from '../text/place';
import type { Workspace } from '../workspace/workspace';
import type { Checker } from './checker';

/**
 * Where the passwords of the files stand, by what the programs take for one: a variable that holds a password may have
 * any name. Worked out when it is first asked for, and not again.
 */
export class PasswordPlaces {
  private readonly known = new Map<LoadUnit, readonly Place[]>();

  constructor(
    private readonly workspace: Workspace,
    private readonly checker: Checker,
  ) {}

  /** Those in all that is read together with the file. */
  around(uri: string): readonly Place[] {
    return [...this.workspace.unitsOf(uri)].flatMap((unit) => {
      const known = this.known.get(unit) ?? [...this.in(unit)];
      this.known.set(unit, known);
      return known;
    });
  }

  private *in(unit: LoadUnit): Generator<Place> {
    const checker = this.checker.checkerOf(unit);
    for (const subject of checker?.subjects() ?? []) {
      // Asterisk has no variables: what is a password is called one
      if (subject.dialect.startsWith('asterisk-')) continue;
      for (const element of checker?.modelOf(subject) ?? [])
        if (element.kind === 'credential' && element.password?.at) yield element.password.at;
    }
  }
}
