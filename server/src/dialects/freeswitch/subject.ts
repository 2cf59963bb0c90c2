import type { SipModel } from '../../sip/model';
import type { Place } from '../../text/place';
import type { Key, Scope, Subject } from '../dialect';
import { freeswitchEditor } from './edit';
import { type Fault, judgeObject, type Verdict } from './judge';
import { placeOf } from './load/element';
import { modelOf } from './model';
import { profileOf } from './model/lookup';
import type { FreeSwitchObject } from './objects';
import { definedKeys } from './objects/defines';
import { type FreeSwitchReference, referencesOf } from './objects/references';

const NOTHING: readonly never[] = Object.freeze([]);

/** One object of a configuration: a gateway, a profile, a user, … */
export class ObjectSubject implements Subject {
  readonly defines: readonly Key[];
  readonly mentions: readonly Key[];

  constructor(
    readonly object: FreeSwitchObject,
    public order: number,
  ) {
    this.defines = definedKeys(object);
    const references = referencesOf(object);
    this.mentions = references.length === 0 ? NOTHING : [...new Set(references.map(({ key }) => key))];
  }

  get dialect() {
    return 'freeswitch' as const;
  }

  get editor() {
    return freeswitchEditor;
  }

  /** The value of its name, or of what stands for one. */
  get at(): Place {
    const { element, kind } = this.object;
    return placeOf(element, kind === 'user' ? 'id' : 'name');
  }

  /** The names of other objects that it holds. */
  get references(): readonly FreeSwitchReference[] {
    return referencesOf(this.object);
  }

  /** What FreeSWITCH makes of it among the others of its unit. */
  verdict(scope: Scope): Verdict {
    const { object } = this;
    const own = judgeObject(object, object.kind === 'gateway' ? profileOf(object, scope) : undefined);
    const twin = object.kind === 'gateway' ? this.twin(scope) : undefined;
    if (!twin) return own;
    const faults = [twin, ...own.faults];
    return { loads: twin.effect === 'dropped' ? false : own.loads, faults };
  }

  model(scope: Scope): SipModel {
    return this.isDropped(scope) ? NOTHING : modelOf(this.object, scope);
  }

  /** Whether FreeSWITCH surely leaves it out. */
  isDropped(scope: Scope): boolean {
    const { kind } = this.object;
    if (kind !== 'gateway' && kind !== 'profile') return false;
    return this.verdict(scope).loads === false;
  }

  /** The first of its name in any profile that FreeSWITCH surely keeps, ahead of this one: it has the name. */
  private holder(key: Key, scope: Scope): ObjectSubject | undefined {
    for (const subject of scope.definitions(key)) {
      if (subject === this) return undefined;
      if (!(subject instanceof ObjectSubject) || subject.object.kind !== 'gateway') continue;
      const { object } = subject;
      // those of users are read after the ones of the profile that asks for them
      if (object.isOfUser) continue;
      const { loads } = judgeObject(object, profileOf(object, scope));
      if (loads !== false) return loads ? subject : undefined;
    }
    return undefined;
  }

  /**
   * The second of two gateways of one name. A name and `PROFILE::NAME` are taken together, by the first one. Another is
   * dropped only where both are taken, which is in the profile of that first one (sofia.c, parse_gateway; sofia_reg.c,
   * sofia_reg_add_gateway).
   */
  private twin(scope: Scope): Fault | undefined {
    const { object } = this;
    const [key] = this.defines;
    if (object.kind !== 'gateway' || object.name === '' || key === undefined) return undefined;
    const { name, profileName } = object;
    // two files of which nobody knows who reads them may belong to two programs
    if (profileName === undefined) return undefined;
    const first = this.holder(key, scope);
    if (first?.object.kind !== 'gateway') return undefined;
    const rule = 'freeswitch/duplicate-gateway';
    const { at } = this;
    const related = relatedTo(first);
    const other = first.object.profileName ?? '';
    if (other === profileName) {
      const message = `The profile ${profileName} has a gateway ${name} already, so FreeSWITCH drops this one ("Ignoring duplicate gateway"). Give it another name, or remove it.`;
      return { rule, message, at, effect: 'dropped', related };
    }
    const message = `The profile ${other} has a gateway ${name} too: FreeSWITCH keeps both without a word, and sofia/gateway/${name} only reaches that one, sofia/gateway/${profileName}::${name} none at all. Give it another name.`;
    return { rule, message, at, effect: 'kept', related };
  }
}

function relatedTo({ at }: Subject): Fault['related'] {
  return [{ at, message: 'The gateway that has the name already.' }];
}
