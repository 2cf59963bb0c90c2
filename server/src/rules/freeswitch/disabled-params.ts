import type { Subject } from '../../dialects/dialect';
import type { FreeSwitchObject } from '../../dialects/freeswitch/objects';
import { isBooleanWord, isTrue } from '../../dialects/freeswitch/schema/booleans';
import { ObjectSubject } from '../../dialects/freeswitch/subject';
import type { XmlElement } from '../../syntax/xml/element';
import type { Place } from '../../text/place';
import type { Finding } from '../finding';
import type { RuleContext } from '../rule';

/** Nobody writes more of them in one object. */
const MOST = 100;

/** Tells beside each finding on a param with `enabled="false"`, as FusionPBX writes it, that FreeSWITCH reads it all the same. */
export function withDisabledParams(subject: Subject, context: RuleContext): RuleContext {
  if (!(subject instanceof ObjectSubject)) return context;
  const { object } = subject;
  return object.kind === 'acl' || object.kind === 'extension' ? context : new Telling(context, object);
}

type HasParams = Exclude<FreeSwitchObject, { readonly kind: 'acl' | 'extension' }>;

class Telling implements RuleContext {
  private disabled: readonly XmlElement[] | undefined;

  constructor(
    private readonly context: RuleContext,
    private readonly object: HasParams,
  ) {}

  get subject() {
    return this.context.subject;
  }

  get scope() {
    return this.context.scope;
  }

  get account() {
    return this.context.account;
  }

  get environment() {
    return this.context.environment;
  }

  get folder() {
    return this.context.folder;
  }

  report(finding: Finding): void {
    this.disabled ??= disabledIn(this.object);
    const param = this.disabled.find((element) => isIn(finding.at, element));
    const at = param?.attribute('enabled')?.at;
    if (!at) {
      this.context.report(finding);
      return;
    }
    const message =
      'FreeSWITCH reads no enabled="…" here: the param counts as long as it stands in the file. Remove the line to switch it off.';
    this.context.report({ ...finding, related: [...(finding.related ?? []), { at, message }] });
  }
}

/** The attribute is FusionPBX's own; mod_sofia asks for name and value alone (sofia.c, sofia_reg.c). */
function disabledIn({ params }: HasParams): readonly XmlElement[] {
  const found: XmlElement[] = [];
  for (const { element } of params.list) {
    const word = element.value('enabled') ?? '';
    if (word !== '' && isBooleanWord(word) && !isTrue(word)) found.push(element);
    if (found.length === MOST) break;
  }
  return found;
}

function isIn({ anchor, line, start }: Place, { at }: XmlElement): boolean {
  if (anchor !== at.anchor || line < at.line || line > at.endLine) return false;
  return (line > at.line || start >= at.start) && (line < at.endLine || start < at.end);
}
