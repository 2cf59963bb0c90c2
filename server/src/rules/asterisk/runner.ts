import { ConfObject } from '../../dialects/asterisk/objects/conf-object';
import { ProgramSubject } from '../../dialects/asterisk/program-subject';
import type { Subject } from '../../dialects/dialect';
import type { ConfSection } from '../../syntax/conf/tree';
import type { Dispatch } from '../runner';

/** Hands what an Asterisk file consists of to the rules that look at such things. */
export function runAsterisk(subject: Subject, dispatch: Dispatch): void {
  if (subject instanceof ConfObject) runObject(subject, dispatch);
  else if (subject instanceof ProgramSubject) runProgram(subject, dispatch);
}

function runProgram({ program }: ProgramSubject, dispatch: Dispatch): void {
  dispatch('asterisk.program', program);
  if (program.dialect === 'asterisk-chan-sip') return;
  for (const problem of program.load.problems) dispatch('asterisk.problem', problem);
  for (const section of program.load.categories.orphans) runSection(section, dispatch);
}

function runObject(owner: ConfObject, dispatch: Dispatch): void {
  // nobody reads sip.conf any more: that is all there is to say of it
  if (owner.dialect === 'asterisk-chan-sip') return;
  for (const section of owner.category.sections) runSection(section, dispatch);
  dispatch('asterisk.category', owner);
  for (const fault of owner.wizardFaults) dispatch('asterisk.fault', { fault, object: owner.wizard, owner });
  owner.objects.forEach((object, index) => {
    const { faults } = owner.verdict(index);
    for (const fault of faults) dispatch('asterisk.fault', { fault, object, owner });
    if (owner.isDropped(index)) return;
    dispatch('asterisk.object', object);
  });
  for (const reference of owner.references) dispatch('asterisk.reference', reference);
}

function runSection(section: ConfSection, dispatch: Dispatch): void {
  dispatch('asterisk.section', section);
  for (const entry of section.entries)
    if (entry.kind === 'fault' || entry.kind === 'directive') dispatch('asterisk.line-fault', entry);
}
