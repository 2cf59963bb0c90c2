import { dotenvLanguage } from '../../dialects/dotenv/language';
import { DotenvSubject } from '../../dialects/dotenv/subject';
import type { Language, LanguageDocument } from '../../dialects/language';
import { isOverridden } from '../../dialects/settings/example-files';
import type { OwnKeys } from '../../dialects/settings/groups';
import type { VariableFile } from '../../dialects/settings/variables';
import type { YamlSource } from '../../dialects/yaml/unit';
import { hasPlaceholder } from '../../text/placeholder';
import type { FileStore } from '../file-store';
import { SourceFile } from '../source-file';
import { isInside, joinUri, parentOf } from '../uri';
import { isVariablesName, isYamlName } from './recognise';
import type { VariableFiles } from './variable-files';

/** A folder of more is none of resources. */
const MOST_BESIDE = 500;

/** The files around one YAML file, inside the folders that may be read. */
export class FilesAround implements YamlSource {
  readonly own: string;
  private readonly asked = new Set<string>();

  constructor(
    private readonly store: FileStore,
    private readonly uri: string,
    private readonly folders: readonly string[],
    private readonly all: VariableFiles,
    /** Folders of which some file looks for resources in the others. */
    private readonly lenders: Set<string>,
    readonly ownKeys: OwnKeys,
  ) {
    this.own = joinUri(parentOf(uri), '.env');
  }

  text(uri: string): string | undefined {
    const file = this.store.file(uri);
    return file instanceof SourceFile ? file.text : undefined;
  }

  beside(): readonly string[] {
    const folder = parentOf(this.uri);
    if (!this.folders.some((each) => isInside(folder, each))) return [];
    this.lenders.add(folder);
    const listing = this.store.list(folder);
    if (listing === 'pending' || !listing) return [];
    const uris = listing.map(({ name }) => joinUri(folder, name)).filter((uri) => this.isBeside(uri));
    return uris.length > MOST_BESIDE ? [] : uris.sort();
  }

  /** Examples stand for other files, and lend to each other alone. */
  isBeside(uri: string): boolean {
    return (
      uri !== this.uri &&
      isYamlName(uri) &&
      parentOf(uri) === parentOf(this.uri) &&
      isOverridden(uri) === isOverridden(this.uri)
    );
  }

  resolve(path: string): string | undefined {
    if (hasPlaceholder(path) || path.startsWith('/') || path.startsWith('~') || path === '') return undefined;
    const uri = joinUri(parentOf(this.uri), path);
    return this.folders.some((folder) => isInside(uri, folder)) ? uri : undefined;
  }

  variables(
    uri: string,
    standing: VariableFile['standing'],
    before?: VariableFile,
  ): VariableFile | undefined {
    this.asked.add(uri);
    const text = this.text(uri);
    const actual = standing === 'own' || !isOverridden(uri) ? standing : 'example';
    const known = before instanceof DotenvSubject ? before : undefined;
    return text === undefined ? undefined : DotenvSubject.of(uri, text, actual, this.ownKeys, known);
  }

  definers(variables: ReadonlySet<string>): readonly { readonly uri: string; readonly isExample: boolean }[] {
    return this.all.definers(variables).filter(({ uri }) => uri !== this.own);
  }

  defines(uri: string, variables: ReadonlySet<string>): boolean {
    return uri !== this.own && this.all.defines(uri, variables);
  }

  /** A file of variables anywhere may define what is used here. */
  concerns(moved: ReadonlySet<string>): boolean {
    for (const uri of moved) if (this.asked.has(uri) || isVariablesName(uri)) return true;
    return false;
  }

  languageOf(document: LanguageDocument, file: VariableFile): Language | undefined {
    return file instanceof DotenvSubject ? dotenvLanguage(document, file) : undefined;
  }
}
