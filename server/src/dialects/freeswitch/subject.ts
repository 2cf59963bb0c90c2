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
import { profileGatewayKey } from './objects/keys';
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

  /** The first of that name that FreeSWITCH surely keeps, ahead of this one. */
  private earlier(key: Key, scope: Scope): ObjectSubject | undefined {
    for (const subject of scope.definitions(key)) {
      if (subject === this) return undefined;
      if (!(subject instanceof ObjectSubject) || subject.object.kind !== 'gateway') continue;
      const { object } = subject;
      const { loads } = judgeObject(object, profileOf(object, scope));
      if (loads !== false) return loads ? subject : undefined;
    }
    return undefined;
  }

  /** The second of two gateways of one name: dropped in one profile, out of reach in another. */
  private twin(scope: Scope): Fault | undefined {
    const { object } = this;
    if (object.kind !== 'gateway' || object.name === '') return undefined;
    const { name, profileName } = object;
    const [key] = this.defines;
    const rule = 'freeswitch/duplicate-gateway';
    const at = this.at;
    if (profileName !== undefined) {
      const first = this.earlier(profileGatewayKey(profileName, name), scope);
      if (first) {
        const message = `The profile ${profileName} has a gateway ${name} already, so FreeSWITCH drops this one ("Ignoring duplicate gateway"). Give it another name, or remove it.`;
        return { rule, message, at, effect: 'dropped', related: relatedTo(first) };
      }
    }
    const first = key === undefined ? undefined : this.earlier(key, scope);
    if (!first) return undefined;
    // two files of which nobody knows who reads them may belong to two programs
    if (profileName === undefined || first.object.kind !== 'gateway') return undefined;
    const other = first.object.profileName ?? '';
    const message = `The profile ${other} has a gateway ${name} too: FreeSWITCH keeps both without a word, and sofia/gateway/${name} only reaches that one. Give it another name.`;
    return { rule, message, at, effect: 'kept', related: relatedTo(first) };
  }
}

function relatedTo({ at }: Subject): Fault['related'] {
  return [{ at, message: 'The gateway that has the name already.' }];
}
