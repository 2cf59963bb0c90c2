import type { Host } from '../host/host';
import { REGISTRY_NAME } from '../workspace/recognise';
import { scan } from '../workspace/scan';
import { Breath, SLICE_MS } from './breath';
import type { World } from './world';

/** Files that are taken in before the first look at the clock. */
const FIRST_SLICE = 8;

export interface DiscoverySteps {
  /** Another search has taken the place of this one, or the server ends. */
  isOver(): boolean;
  /** The registry files are known: whatever is found from here on is compared with them. */
  registriesKnown(): Promise<void>;
  /** Some files were taken in: checks them. */
  settle(): void;
}

/** Looks through all folders for the files that are ours and takes them in, slice by slice, so that nobody waits for it. */
export async function discover({ workspace }: World, host: Host, steps: DiscoverySteps): Promise<void> {
  const found: string[] = [];
  const breath = new Breath(host.clock);
  const goesOn = async (): Promise<boolean> => {
    await breath.take();
    return !steps.isOver();
  };
  const visit = (uri: string, name: string): void => {
    if (name === REGISTRY_NAME) workspace.consider(uri);
    else if (workspace.mayBeOurs(uri)) found.push(uri);
  };
  for (const folder of workspace.folders)
    await scan(host.files, folder, visit, () => (breath.isDue ? goesOn() : !steps.isOver()));
  await steps.registriesKnown();
  for (let size = FIRST_SLICE, from = 0; from < found.length && (await goesOn()); ) {
    const started = host.clock.now();
    for (const uri of found.slice(from, from + size)) workspace.consider(uri);
    steps.settle();
    from += size;
    const took = host.clock.now() - started;
    if (took < SLICE_MS / 2) size *= 2;
    else if (took > SLICE_MS) size = Math.max(1, size >> 1);
  }
}
