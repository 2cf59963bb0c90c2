import type { Subject } from '../dialects/dialect';
import { isExampleFile } from '../dialects/settings/example-files';
import type { DialTarget, Peer, Registration, SipModel } from '../sip/model';
import { runAsterisk } from './asterisk/runner';
import type { Finding } from './finding';
import { withDisabledParams } from './freeswitch/disabled-params';
import { runFreeSwitch, yieldsToMarkup } from './freeswitch/runner';
import { runRegistry } from './registry/runner';
import type { AnyRule, RuleContext } from './rule';
import type { RuleSubjects } from './subjects';
import { serviceUses } from './twilio/account/service-use';
import { twilioSubject } from './twilio/twilio-subjects';
import { runYaml } from './yaml/runner';

type ByKind = { [K in keyof RuleSubjects]?: AnyRule[] };

/** Calls every rule of a kind with one subject of that kind. */
export type Dispatch = <K extends keyof RuleSubjects>(kind: K, subject: RuleSubjects[K]) => void;

/** The rules that are switched on, sorted by what they look at. */
export class RuleRunner {
  private readonly byKind: ByKind = {};

  constructor(rules: readonly AnyRule[]) {
    for (const rule of rules) this.register(rule);
  }

  private register(rule: AnyRule): void {
    const kinds = typeof rule.on === 'string' ? [rule.on] : rule.on;
    for (const kind of kinds) {
      const list: AnyRule[] = this.byKind[kind] ?? [];
      list.push(rule);
      this.byKind[kind] = list;
    }
  }

  /** Runs all rules on a subject and on each element of its model. A rule that throws is reported and the others run. */
  run(
    subject: Subject,
    model: SipModel,
    context: RuleContext,
    failed: (rule: string, error: unknown) => void,
  ): void {
    const telling = withDisabledParams(subject, context);
    const dispatch: Dispatch = (kind, item) => {
      for (const rule of this.byKind[kind] ?? []) {
        try {
          rule.check(item, telling);
        } catch (error) {
          failed(rule.id, error);
        }
      }
    };
    if (yieldsToMarkup(subject, context.scope)) return;
    runAsterisk(subject, dispatch);
    runFreeSwitch(subject, context.scope, dispatch);
    runRegistry(subject, dispatch);
    runYaml(subject, dispatch);
    for (const element of model) runElement(element, dispatch);
  }
}

function runElement(element: SipModel[number], dispatch: Dispatch): void {
  switch (element.kind) {
    case 'registration': {
      dispatch('registration', element);
      runServices(element, dispatch);
      const twilio = twilioSubject(element);
      if (twilio?.kind === 'twilio.registration') dispatch('twilio.registration', twilio);
      return;
    }
    case 'peer': {
      dispatch('peer', element);
      runServices(element, dispatch);
      const twilio = twilioSubject(element);
      if (twilio?.kind === 'twilio.peer') dispatch('twilio.peer', twilio);
      return;
    }
    case 'credential':
      dispatch('credential', element);
      return;
    case 'transport':
      dispatch('transport', element);
      return;
    case 'identity':
      dispatch('identity', element);
      return;
    case 'dialTarget':
      dispatch('dialTarget', element);
      runServices(element, dispatch);
      return;
    case 'host':
      dispatch('host', element);
      return;
  }
}

function runServices(element: Registration | Peer | DialTarget, dispatch: Dispatch): void {
  // what an example names need not exist: who copies it writes another name; what a PBX reads is none
  if (element.userAgent === 'other' && isExampleFile(element.at.uri)) return;
  for (const use of serviceUses(element)) dispatch('twilio.service', use);
}

export function ruleFailed(rule: string, error: unknown, subject: Subject): Finding {
  return failure(
    `The rule ${rule} failed here (${kindOf(error)}), so nothing is known of what it looks for. The other rules ran.`,
    subject,
  );
}

/** What the subject means could not be worked out, or no rule could be given it. */
export function lookFailed(error: unknown, subject: Subject): Finding {
  return failure(
    `The checks failed here (${kindOf(error)}), so nothing is known of this object. All others were checked.`,
    subject,
  );
}

/** An error's own message may quote the document, so only its kind is told. */
function kindOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}

function failure(what: string, { at }: Subject): Finding {
  return {
    rule: 'internal/rule-failed',
    severity: 'info',
    message: `${what} Please report this with the text that makes it fail.`,
    at,
  };
}
