import type { Setting } from '../../../server/src/dialects/asterisk/judge';
import { Random } from '../../support/random';
import { randomSections } from './sections';
import { brokenLine, fatalLine, settingLine, trapLine } from './site-lines';
import { randomWizards } from './wizards';

/** Files by their path in the configuration folder. */
export type Site = Record<string, string>;

/**
 * A whole configuration folder as people leave it: templates and heirs, sections that are added to, included files,
 * comments, lines that Asterisk skips, bad values, and now and then something that makes it refuse a file. The same
 * seed gives the same folder. There are no include cycles: those crash Asterisk.
 */
export function generateSite(seed: number): Site {
  return new SiteWriter(new Random(seed), seed).write();
}

interface Template {
  readonly name: string;
  readonly type: string;
}

class SiteWriter {
  private readonly files: Site = {};
  private readonly templates: Template[] = [];
  private readonly names: string[] = [];

  constructor(
    private readonly random: Random,
    private readonly seed: number,
  ) {}

  write(): Site {
    const sections = randomSections(this.seed, 12 + this.random.below(30)).map(({ id, settings }) => ({
      id,
      settings: settings.filter(({ name }) => name !== '@probe' || this.chance(50)),
    }));
    const parts = sections.map(({ id, settings }) => this.section(id, settings));
    const fatal = this.chance(12) ? this.random.below(parts.length) : -1;
    if (fatal >= 0) parts[fatal] += fatalLine(this.random);
    this.files['pjsip.conf'] = this.finish(this.spread(parts));
    if (this.chance(40)) this.files['pjsip_wizard.conf'] = this.wizards();
    return this.files;
  }

  private chance(percent: number): boolean {
    return this.random.below(100) < percent;
  }

  /** A section, perhaps with a template for some of its lines before it, or an addition to it behind it. */
  private section(id: string, settings: readonly Setting[]): string {
    const type = settings.find(({ name }) => name === 'type')?.value ?? '';
    const shared = this.chance(25) ? this.template(type, settings) : '';
    const parent = this.parentOf(type);
    const own =
      parent === undefined ? settings : settings.filter(({ name }) => name !== 'type' || this.chance(30));
    const header = `[${this.sectionName(id)}]${parent === undefined ? this.plainTail() : this.heirTail(parent)}`;
    const lines = own.map((setting) => this.line(setting));
    this.names.push(id);
    return `${shared}${header}\n${lines.join('')}${this.addition(id, type, settings)}\n`;
  }

  /** A template of that type with some of the lines. */
  private template(type: string, settings: readonly Setting[]): string {
    const name = `t${this.templates.length}`;
    const parent = this.chance(20)
      ? this.random.pick([...this.templates.map((known) => known.name), ''])
      : '';
    const lines = settings.filter(({ name: option }) => option === 'type' || this.chance(50));
    this.templates.push({ name, type });
    const list = parent === '' ? '!' : this.random.pick([`!,${parent}`, `${parent},!`]);
    return `[${name}](${list})\n${lines.map((setting) => this.line(setting)).join('')}\n`;
  }

  private parentOf(type: string): string | undefined {
    const fitting = this.templates.filter((template) => template.type === type || this.chance(5));
    return fitting.length > 0 && this.chance(60) ? this.random.pick(fitting).name : undefined;
  }

  private heirTail(parent: string): string {
    const other =
      this.chance(15) && this.templates.length > 0 ? `,${this.random.pick(this.templates).name}` : '';
    const name = this.chance(10) ? parent.toUpperCase() : parent;
    return this.random.pick([`(${name}${other})`, `(${name}${other})`, `(${name}${other}) ; heir`]);
  }

  /** What may stand behind a header without changing anything, and a blank that loses the template. */
  private plainTail(): string {
    if (!this.chance(10)) return '';
    return this.random.pick([' ; comment', '   ', ' junk', this.templates.length > 0 ? ' (t0)' : '']);
  }

  private sectionName(id: string): string {
    if (this.chance(3) && this.names.length > 0) return this.random.pick(this.names);
    return this.chance(2) ? id.toUpperCase() : id;
  }

  private addition(id: string, type: string, settings: readonly Setting[]): string {
    if (!this.chance(10)) return '';
    const tail = this.random.pick(['(+)', '(+)', `(+type=${type})`, '(+type=^a)']);
    if (tail === '(+type=^a)' && !type.startsWith('a')) return '';
    const added = { name: '@added', value: 'yes' };
    const again = settings.filter(({ name }) => name !== 'type' && this.chance(30));
    return `\n[${id}]${tail}\n${[added, ...again].map((setting) => this.line(setting)).join('')}`;
  }

  private line(setting: Setting): string {
    const before = this.chance(6) ? brokenLine(this.random) : '';
    const after = this.chance(1) ? trapLine(this.random) : '';
    return before + settingLine(this.random, setting) + after;
  }

  /** Puts some of the parts into files of their own. */
  private spread(parts: readonly string[]): string {
    let text = this.chance(5) ? '\ufeff' : '';
    for (const [index, part] of parts.entries()) {
      if (!this.chance(15)) text += part;
      else text += this.included(`part${index}`, part);
    }
    return text + (this.chance(10) ? '#tryinclude "missing/*.conf"\n' : '');
  }

  private included(name: string, part: string): string {
    const folder = this.random.pick(['', 'pjsip.d/']);
    const path = `${folder}${name}.conf`;
    this.files[path] = this.finish(part);
    const word = this.random.pick(['#include', '#include', '#tryinclude', '#INCLUDE']);
    const glob = `${folder}${name}.c*`;
    return `${word} ${this.random.pick([path, `"${path}"`, `<${path}>`, glob])}\n`;
  }

  private finish(text: string): string {
    return this.chance(10) ? text.replaceAll('\n', '\r\n') : text;
  }

  private wizards(): string {
    const wizards = randomWizards(this.seed, 1 + this.random.below(5));
    return wizards
      .map(({ id, settings }) => `[${id}]\n${settings.map((line) => this.line(line)).join('')}\n`)
      .join('');
  }
}
