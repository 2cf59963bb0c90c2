import { yamlComments } from '../comments';
import type { Family } from '../family';
import type { FileStore } from '../file-store';
import type { FolderRules } from '../recognise';
import { parentOf } from '../uri';
import { YamlAssembler } from './assembler';
import { isVariablesName, isYamlName } from './recognise';
import { VariableFiles } from './variable-files';

/** Programs that are set up by YAML and variables: their SIP settings, whatever the program is. */
export function yamlFamily(store: FileStore, rules: FolderRules): Family {
  const variables = new VariableFiles(store);
  const lenders = new Set<string>();
  return {
    name: 'yaml',
    has: (dialect) => dialect === 'yaml' || dialect === 'dotenv',
    newAssembler: () => new YamlAssembler(store, rules, variables, lenders),
    mayBeOurs: mayHoldSettings,
    dependsOnText: mayHoldSettings,
    sharesText: (uri) => {
      // a file of variables may give a value to what any file uses
      if (isVariablesName(uri)) return 'with-all';
      return lenders.has(parentOf(uri)) && isYamlName(uri) ? 'in-folder' : undefined;
    },
    decides: () => false,
    comments: ({ uri, text }) => yamlComments(uri, text),
  };
}

/** Whether what is in the file may be SIP settings, by its name. */
export function mayHoldSettings(uri: string): boolean {
  return isYamlName(uri) || isVariablesName(uri);
}
