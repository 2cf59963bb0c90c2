import type { Checker } from '../diagnostics/checker';
import type { LoadUnit } from '../dialects/dialect';
import type { Language, LanguageDocument, UnitNames } from '../dialects/language';
import type { Unit } from '../dialects/unit';
import type { DirectoryEntry } from '../host/host';
import type { AccountSnapshot } from '../twilio/account/snapshot';
import { isInside, joinUri } from '../workspace/uri';
import type { Workspace } from '../workspace/workspace';
import { registryLanguage } from './registry';

/** What the features look at. The caller has settled the checker: trees and findings are those of the texts. */
export interface FeatureContext {
  readonly workspace: Workspace;
  readonly checker: Checker;
  /** What is known of Twilio for this file; for a registry file, what that file says. */
  accountFor(uri: string): AccountSnapshot;
}

const NO_ENTRIES: readonly DirectoryEntry[] = Object.freeze([]);

/** The language of a file; undefined for a file that belongs to nobody. */
export function languageOf(context: FeatureContext, uri: string): Language | undefined {
  const unit = context.workspace.unitOf(uri);
  if (unit) return unit.language(documentOf(context, uri, unit));
  return registryLanguage(context, uri);
}

/** Its language in each of the units that read it. */
export function languagesOf(context: FeatureContext, uri: string): Language[] {
  const units = [...context.workspace.unitsOf(uri)];
  if (units.length === 0) return [registryLanguage(context, uri) ?? []].flat();
  return units.flatMap((unit) => unit.language(documentOf(context, uri, unit)) ?? []);
}

function documentOf(context: FeatureContext, uri: string, unit: Unit): LanguageDocument {
  let account: AccountSnapshot | undefined;
  return {
    uri,
    names: namesOf(context, unit),
    get account() {
      account ??= context.accountFor(uri);
      return account;
    },
    list: (path) => list(context.workspace, unit.folder, path),
  };
}

const NOBODY: UnitNames = {
  version: 0,
  definitions: () => [],
  mentions: () => [],
  keys: () => [],
  modelOf: () => [],
};

export function namesOf({ checker }: FeatureContext, unit: LoadUnit): UnitNames {
  const unitChecker = checker.checkerOf(unit);
  if (!unitChecker) return NOBODY;
  const { keys } = unitChecker;
  return {
    version: unitChecker.checks,
    definitions: (key) => keys.definers(key),
    mentions: (key) => keys.mentioners(key),
    keys: () => keys.keys(),
    modelOf: (subject) => unitChecker.modelOf(subject),
  };
}

/** Nothing outside the folders that may be read is listed. */
function list(workspace: Workspace, base: string, path: string): readonly DirectoryEntry[] {
  const folder = joinUri(base, path);
  if (![base, ...workspace.folders].some((allowed) => isInside(folder, allowed))) return NO_ENTRIES;
  const entries = workspace.store.list(folder);
  return entries === undefined || entries === 'pending' ? NO_ENTRIES : entries;
}
