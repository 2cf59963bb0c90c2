import type { SipModel } from '../../../sip/model';
import type { Entry } from '../../../syntax/conf/tree';
import { Place } from '../../../text/place';
import type { Key, Scope, Subject } from '../../dialect';
import { asteriskEditor } from '../edit';
import { expandWizard, type Fault, judge, type MadeSetting, sectionTypes, type Verdict } from '../judge';
import type { Category } from '../load/category';
import { modelOf } from '../model';
import { dialledEndpoints, dialTargets } from '../model/dialplan';
import type { AsteriskProgram } from '../program';
import { objectType } from '../schema';
import { hiddenKey, ignoredKey, objectKey, sectionKey, singleKey, TRANSPORTS } from './keys';
import { madePlace } from './made-place';
import { type Located, PjsipObject, type SettingSource, sameOption } from './pjsip-object';
import { type AsteriskReference, referencesOf, targetOf } from './references';
import { namePlace } from './setting';

const NOTHING: readonly never[] = Object.freeze([]);

const LOADS: Verdict = { loads: true, faults: NOTHING };
/** The verdicts of a section of which every object loads: most sections. */
const ALL_LOAD: readonly Verdict[] = Object.freeze([]);

/** What Asterisk makes of a section. */
export type Role = 'object' | 'template' | 'untyped' | 'unknown-type' | 'wizard' | 'context' | 'foreign';

/** A section with all that Asterisk collects under its name, and the objects that come of it. */
export class ConfObject implements Subject, SettingSource {
  readonly role: Role;
  /** The `type` line that counts: the first, of templates too (res_sorcery_config.c:289). */
  readonly typeEntry: Entry | undefined;
  /** None for templates and sections that Asterisk ignores, one for an object, several for a wizard. */
  readonly objects: readonly PjsipObject[];
  /** What the wizard itself says; the objects have their own verdicts. */
  readonly wizardFaults: readonly Fault[];
  readonly defines: readonly Key[];
  readonly mentions: readonly Key[];
  readonly editor = asteriskEditor;
  private verdicts: readonly Verdict[] | undefined;

  constructor(
    /** A category that was read again from the same lines may step in. */
    public category: Category,
    readonly program: AsteriskProgram,
  ) {
    const { variables } = category;
    this.typeEntry = variables.find((entry) => sameOption(entry.name, 'type'));
    this.role = roleOf(category, program, this.typeEntry);
    const made = this.makeObjects(variables);
    this.objects = made.objects;
    this.wizardFaults = made.faults;
    this.defines = this.definedKeys();
    this.mentions = this.mentionedKeys();
  }

  /** The names of other objects that its objects hold. */
  get references(): readonly AsteriskReference[] {
    return this.objects.length === 0 ? NOTHING : this.objects.flatMap(referencesOf);
  }

  get dialect() {
    return this.program.dialect;
  }

  get order(): number {
    return this.category.order;
  }

  get at(): Place {
    const { section } = this.category;
    return new Place(section, 0, section.header?.start ?? 0, section.header?.end ?? 0);
  }

  /** What Asterisk does with each of `objects`, by itself: duplicates and rejected files come on top. */
  verdict(index: number): Verdict {
    this.verdicts ??= this.judgeAll();
    return this.verdicts[index] ?? LOADS;
  }

  /** Whether any of its own faults keeps the object from being loaded. */
  isDropped(index: number): boolean {
    return this.verdict(index).loads === false;
  }

  model(scope: Scope): SipModel {
    if (this.role === 'context') return dialTargets(this.category, scope);
    if (this.objects.length === 0) return NOTHING;
    return this.objects.flatMap((object, index) =>
      this.isDropped(index) ? NOTHING : modelOf(object, scope),
    );
  }

  /** The wizard's own options, by the indexes that `wizardFaults` speak of. */
  get wizard(): PjsipObject {
    const { variables, name } = this.category;
    return new PjsipObject('wizard', name, variables, this);
  }

  private judgeAll(): readonly Verdict[] {
    const verdicts = this.objects.map((object) => judge(object.type, object.name, object.settings));
    return verdicts.every(({ loads, faults }) => loads && faults.length === 0) ? ALL_LOAD : verdicts;
  }

  private makeObjects(variables: readonly Entry[]): {
    objects: readonly PjsipObject[];
    faults: readonly Fault[];
  } {
    if (this.role === 'object') {
      const { name } = this.category;
      const types = sectionTypes(name, variables);
      return { objects: types.map((type) => new PjsipObject(type, name, variables, this)), faults: NOTHING };
    }
    if (this.role !== 'wizard') return { objects: NOTHING, faults: NOTHING };
    const { objects, faults } = expandWizard(this.category.name, variables);
    return {
      faults,
      objects: objects.map(
        ({ type, id, settings }) =>
          new PjsipObject(type, id, settings, {
            at: this.at,
            locateSetting: (index) => this.locateMade(settings[index], variables),
          }),
      ),
    };
  }

  private definedKeys(): readonly Key[] {
    const keys = this.objects.map((object) => objectKey(object.type, object.name));
    for (const { type } of this.objects) {
      if (objectType(type)?.single) keys.push(singleKey(type));
      else if (type === 'transport') keys.push(TRANSPORTS);
    }
    if (this.role === 'template') keys.push(sectionKey(this.program.dialect, this.category.name));
    if (this.role === 'untyped' || this.role === 'unknown-type') keys.push(ignoredKey(this.category.name));
    return keys;
  }

  private mentionedKeys(): readonly Key[] {
    const keys: Key[] = [];
    for (const { type, name } of this.references)
      keys.push(name.value === undefined ? hiddenKey(type) : objectKey(type, name.value));
    if (this.role === 'untyped' || this.role === 'unknown-type') keys.push(...this.wouldMention());
    for (const name of this.parentNames()) keys.push(sectionKey(this.program.dialect, name));
    if (this.role === 'context') {
      for (const name of dialledEndpoints(this.category)) keys.push(objectKey('endpoint', name));
    }
    return keys.length === 0 ? NOTHING : [...new Set(keys)];
  }

  /** What it would refer to if Asterisk did not ignore it: that is in use all the same. */
  private wouldMention(): Key[] {
    return this.category.variables.flatMap(({ name, value }) => {
      const type = targetOf(name);
      return type === undefined ? [] : value.split(',').map((item) => objectKey(type, item.trim()));
    });
  }

  /** The sections that its headers ask for, also those that a blank keeps Asterisk from finding. */
  private parentNames(): string[] {
    const found = this.category.parts.flatMap((part) => (part.kind === 'inherit' ? part.base.name : []));
    const asked = this.category.sections.flatMap(({ header }) => {
      const lost = /^\s+\(([^)]*)\)/.exec(header?.rest ?? '')?.[1]?.split(',') ?? [];
      const items = header?.items?.map(({ text }) => text) ?? lost;
      return items.map((item) => item.trim()).filter((name) => name !== '' && !/^[!+]/.test(name));
    });
    return [...found, ...asked];
  }

  /** Where what a wizard made comes from. */
  private locateMade(made: MadeSetting | undefined, variables: readonly Entry[]): Located {
    if (!made) return { origin: 'derived' };
    const taken = this.locate(made.from === undefined ? undefined : variables[made.from]);
    if (taken.entry?.value === made.value) return taken;
    const sources = taken.entry ? [taken.entry] : (made.sources ?? []).flatMap((i) => variables[i] ?? []);
    const found = madePlace(made.value, sources);
    return found ? { ...found, origin: taken.origin } : taken;
  }

  locateSetting(index: number): Located {
    return this.locate(this.category.variables[index]);
  }

  private locate(entry: Entry | undefined): Located {
    if (!entry) return { origin: 'derived' };
    return { entry, origin: this.category.owns(entry) ? 'literal' : 'inherited' };
  }

  /** Where the type is written, else where the section is. */
  get typePlace(): Place {
    return this.typeEntry ? namePlace(this.typeEntry) : this.at;
  }
}

function roleOf(category: Category, program: AsteriskProgram, type: Entry | undefined): Role {
  if (program.dialect === 'asterisk-chan-sip') return 'foreign';
  if (program.dialect === 'asterisk-dialplan') return category.template ? 'template' : 'context';
  if (category.template) return 'template';
  if (program.dialect === 'asterisk-wizard')
    return type?.value === 'wizard' ? 'wizard' : type ? 'unknown-type' : 'untyped';
  if (sectionTypes(category.name, category.variables).length > 0) return 'object';
  return type ? 'unknown-type' : 'untyped';
}
