import type { ConfSection, ConfTree } from '../../../syntax/conf/tree';
import type { Position } from '../../../text/range';
import type { LanguageDocument } from '../../language';
import type { ConfObject } from '../objects/conf-object';
import type { AsteriskProgram } from '../program';
import type { AsteriskUnit } from '../unit';
import { type Spot, spotAt } from './spot';

/** One file of an Asterisk configuration and the program that reads it. */
export class AsteriskFile {
  private constructor(
    readonly document: LanguageDocument,
    readonly unit: AsteriskUnit,
    readonly program: AsteriskProgram,
    readonly tree: ConfTree,
  ) {}

  static of(document: LanguageDocument, unit: AsteriskUnit): AsteriskFile | undefined {
    const program = unit.programs.find(({ load }) => load.files.has(document.uri));
    const tree = program && unit.source.tree(document.uri);
    return tree && new AsteriskFile(document, unit, program, tree);
  }

  get uri(): string {
    return this.document.uri;
  }

  spotAt(position: Position): Spot | undefined {
    return spotAt(this.tree, position);
  }

  /** What Asterisk collects the section's lines in; undefined for lines before the first header. */
  objectOf(section: ConfSection): ConfObject | undefined {
    const category = this.program.load.categories.owners.get(section)?.[0];
    return category && this.program.objectOf(category);
  }

  /** The program of the same unit that reads the dialplan. */
  get dialplan(): AsteriskProgram | undefined {
    return this.unit.programs.find(({ dialect }) => dialect === 'asterisk-dialplan');
  }
}
