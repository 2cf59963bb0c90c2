import { type AccountData, type CollectionName, collectionNames, type RegionData } from '../data';
import type { RegistryProblem } from './problem';
import type { RegistryFile } from './read';

/**
 * A mistake of the file in a part that these accounts do not replace: what stands there was not understood, and writing
 * the file again would drop it.
 */
export function lostBy(file: RegistryFile, read: readonly AccountData[]): RegistryProblem | undefined {
  return file.problems.find(({ path }) => !isReplaced(path, file, read));
}

function isReplaced(path: string, file: RegistryFile, read: readonly AccountData[]): boolean {
  const match = /^accounts\[(\d+)\]\.regions\.([^.[]+)(?:\.(\w+))?/.exec(path);
  // where an account was left out, the numbers in the paths are not those of the list
  const sid = file.complete ? file.accounts[Number(match?.[1])]?.sid : undefined;
  if (!match || sid === undefined) return false;
  const regions = read.flatMap((account) => (account.sid === sid ? account.regions : []));
  const region = regions.find(({ id }) => id === match[2]);
  const names = collectionNames.filter((each) => each === match[3]);
  return (
    region !== undefined &&
    (names.length > 0 ? names : collectionNames).every((name) => isWhole(region, name))
  );
}

function isWhole(region: RegionData, name: CollectionName): boolean {
  const { missing } = region[name];
  return missing === undefined || missing === 'unsupported';
}
