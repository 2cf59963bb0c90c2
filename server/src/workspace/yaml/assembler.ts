import { DotenvUnit } from '../../dialects/dotenv/unit';
import type { Unit } from '../../dialects/unit';
import { YamlUnit } from '../../dialects/yaml/unit';
import { atOnce, type Steps } from '../../text/steps';
import type { Assembler, Candidates, UnitPlan } from '../family';
import type { FileStore } from '../file-store';
import type { FolderRules, Recognised } from '../recognise';
import { SourceFile } from '../source-file';
import { parentOf } from '../uri';
import { isVariablesName, isYamlName, recogniseText } from './recognise';
import { FilesAround } from './source';
import type { VariableFiles } from './variable-files';

/** Each YAML file with SIP settings is a unit of its own; so is a `.env` that none of them reads. */
export class YamlAssembler implements Assembler {
  constructor(
    private readonly store: FileStore,
    private readonly options: FolderRules,
    private readonly variables: VariableFiles,
    private readonly lenders: Set<string>,
  ) {}

  recognise(uri: string): Recognised | undefined {
    return atOnce(this.recogniseInSteps(uri));
  }

  *recogniseInSteps(uri: string): Steps<Recognised | undefined> {
    const isVariables = isVariablesName(uri);
    if (isVariables) this.variables.note(uri);
    if (!isVariables && !isYamlName(uri)) return undefined;
    const file = this.store.file(uri);
    return file instanceof SourceFile ? yield* recogniseText(uri, file.text, this.ownKeys(uri)) : undefined;
  }

  private ownKeys(uri: string) {
    return this.options.optionsFor(uri).yamlKeys ?? {};
  }

  plans(candidates: Candidates): UnitPlan[] {
    const plans = [...candidates].map(([uri, recognised]) => this.planOf(uri, recognised));
    // who reads a file of variables comes before it
    return [...plans.filter(isYaml), ...plans.filter((plan) => !isYaml(plan))];
  }

  planOf(uri: string, { dialect }: Recognised): UnitPlan {
    return { id: uri, folder: parentOf(uri), mains: [{ dialect, uri }], main: true };
  }

  fragment(uri: string, recognised: Recognised): UnitPlan {
    return this.planOf(uri, recognised);
  }

  *read(plan: UnitPlan): Steps<Unit> {
    const { id, folder } = plan;
    const ownKeys = this.ownKeys(id);
    if (isYaml(plan)) {
      const { store, options, variables, lenders } = this;
      const source = new FilesAround(store, id, options.folders, variables, lenders, ownKeys);
      return yield* YamlUnit.read(id, folder, source);
    }
    const text = () => {
      const file = this.store.file(id);
      return file instanceof SourceFile ? file.text : '';
    };
    return yield* DotenvUnit.read(id, folder, text, ownKeys);
  }
}

function isYaml({ mains }: UnitPlan): boolean {
  return mains[0]?.dialect === 'yaml';
}
