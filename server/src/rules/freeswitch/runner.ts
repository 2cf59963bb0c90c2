import type { Scope, Subject } from '../../dialects/dialect';
import { FileSubject } from '../../dialects/freeswitch/file-subject';
import { IgnoredPart } from '../../dialects/freeswitch/ignored-part';
import { ObjectSubject } from '../../dialects/freeswitch/subject';
import type { Dispatch } from '../runner';
import { causes, isGarbled } from './causes';

/** Hands what a configuration of FreeSWITCH consists of to the rules that look at such things. */
export function runFreeSwitch(subject: Subject, scope: Scope, dispatch: Dispatch): void {
  if (subject instanceof ObjectSubject) runObject(subject, scope, dispatch);
  else if (subject instanceof FileSubject) runFile(subject, dispatch);
  else if (subject instanceof IgnoredPart) dispatch('freeswitch.ignored', subject);
}

/** Whether only its markup is to be spoken of: what the object means may be something else. */
export function yieldsToMarkup(subject: Subject, scope: Scope): boolean {
  if (subject instanceof IgnoredPart) return isGarbled(subject.element, scope);
  return subject instanceof ObjectSubject && isGarbled(subject.object.element, scope);
}

function runFile({ faults, problems }: FileSubject, dispatch: Dispatch): void {
  for (const fault of causes(faults)) dispatch('freeswitch.markup', fault);
  for (const problem of problems) dispatch('freeswitch.problem', problem);
}

function runObject(subject: ObjectSubject, scope: Scope, dispatch: Dispatch): void {
  const { object } = subject;
  const { faults, loads } = subject.verdict(scope);
  const isDropped = loads === false;
  for (const fault of faults) dispatch('freeswitch.fault', { fault, object, isDropped });
  if (isDropped) return;
  dispatch('freeswitch.object', object);
  for (const reference of subject.references) dispatch('freeswitch.reference', reference);
}
