import { commandOf } from '../../server/src/cli/commands';

/** Commands and options of `sip-lens` that a line names and that there are not. */
export async function commandFaults(line: string): Promise<string[]> {
  const faults: string[] = [];
  for (const [, words = ''] of line.matchAll(/\bsip-lens ([a-z][^|>;#"]*)/g)) {
    const found = commandOf(words.trim().split(/\s+/));
    if (!found) {
      faults.push(`there is no command ${words}: ${line}`);
      continue;
    }
    const { options } = await found.load();
    for (const [, option = ''] of words.matchAll(/(?<=\s)--([a-z-]+)/g)) {
      if (option !== 'help' && !Object.hasOwn(options, option))
        faults.push(`${found.name} has no --${option}: ${line}`);
    }
  }
  return faults;
}
