import type { XmlDirective } from './directive';
import { valuePlace } from './value-place';
import type { DefinitionKind, XmlDefinition } from './variable';

/** What a directive sets; its places are made when somebody asks. */
export class Definition implements XmlDefinition {
  constructor(
    readonly kind: DefinitionKind,
    readonly name: string,
    readonly value: string | undefined,
    readonly directive: XmlDirective,
    public order: number,
    private readonly valueStart: number,
  ) {}

  get nameAt() {
    const { view, dataStart } = this.directive;
    return view.place(dataStart, dataStart + this.name.length);
  }

  get valueAt() {
    return valuePlace(this.directive.view, this.valueStart, this.directive.dataEnd);
  }
}
