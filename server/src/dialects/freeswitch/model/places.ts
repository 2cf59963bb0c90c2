import { Place } from '../../../text/place';

/** A place whose value has some characters put before it that nobody wrote: `sip:` ahead of a host. */
export class PrefixedPlace extends Place {
  constructor(
    readonly base: Place,
    /** How many characters stand before the value. */
    private readonly prefix: number,
  ) {
    super(base.anchor, base.line, base.start, base.end, base.endLine);
  }

  override slice(from: number, to: number): Place {
    if (from === 0 && to >= this.end - this.start + this.prefix) return this;
    return this.base.slice(Math.max(0, from - this.prefix), Math.max(0, to - this.prefix));
  }
}

/** A value that was put together from others: each part has the place of its own. */
export class JoinedPlace extends Place {
  constructor(
    main: Place,
    /** In order; what lies between them stands nowhere. */
    private readonly parts: readonly { readonly from: number; readonly to: number; readonly at: Place }[],
  ) {
    super(main.anchor, main.line, main.start, main.end, main.endLine);
  }

  override slice(from: number, to: number): Place {
    const part = this.parts.find((each) => from >= each.from && to <= each.to);
    return part ? part.at.slice(from - part.from, to - part.from) : this;
  }
}
