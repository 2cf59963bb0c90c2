/** Finds the next place of a character without looking at any character twice. */
export class Finder {
  private next = -2;
  constructor(
    private readonly text: string,
    private readonly what: string,
  ) {}

  within(from: number, to: number): boolean {
    if (this.next === -1) return false;
    if (this.next < from) this.next = this.text.indexOf(this.what, from);
    return this.next >= 0 && this.next < to;
  }
}
