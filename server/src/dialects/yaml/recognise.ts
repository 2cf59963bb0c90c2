import { YamlTree } from '../../syntax/yaml/tree';
import type { Steps } from '../../text/steps';
import { groupsIn, type OwnKeys, type SettingList } from '../settings/groups';
import { resolved } from '../settings/interpolation';
import { isRegion, restHosts } from '../settings/rest-region';
import { maySpeakOfSip } from '../settings/sip-signs';
import { listsOf } from './objects/lists';

/** Most long files show what they are in their first lines. */
const FIRST_LOOK = 64 * 1024;

/** Whether a YAML file holds a setting that SIP Lens has something to say of. Only blocks that may are read. */
export function* holdsSipSettings(uri: string, text: string, ownKeys: OwnKeys): Steps<boolean> {
  const head = text.length > 2 * FIRST_LOOK ? text.slice(0, text.lastIndexOf('\n', FIRST_LOOK) + 1) : '';
  return (yield* holdsThem(uri, head, ownKeys)) || (yield* holdsThem(uri, text, ownKeys));
}

function* holdsThem(uri: string, text: string, ownKeys: OwnKeys): Steps<boolean> {
  if (isDescription(text)) return false;
  const names = Object.keys(ownKeys);
  const { blocks } = yield* YamlTree.read(uri, text);
  let passed = 0;
  for (const block of blocks) {
    const isWorthIt =
      maySpeakOfSip(block.text) ||
      block.path.some(maySpeakOfSip) ||
      names.some((key) => block.text.includes(key));
    if (isWorthIt && listsOf(block).some((list) => isAboutSip(settled(list), ownKeys))) return true;
    if (isWorthIt || ++passed % PASSED_A_STEP === 0) yield;
  }
  return false;
}

/** Blocks that are not read. */
const PASSED_A_STEP = 1000;

/**
 * An API described in OpenAPI: what looks like values are examples. Generators sort the keys, Twilio's own too: the
 * version stands anywhere then, and before it and after it `components` or `info` and `paths`.
 */
function isDescription(text: string): boolean {
  return (
    DESCRIPTIONS.some((name) => text.includes(name)) &&
    DESCRIPTION.test(text) &&
    /^["']?(?:info|paths|components|definitions)["']?\s*:/m.test(text)
  );
}

const DESCRIPTIONS = ['openapi', 'swagger', 'asyncapi'] as const;
/** A program of its own may have a mapping called so. */
const DESCRIPTION = /^["']?(?:openapi|swagger|asyncapi)["']?\s*:\s*["']?\d/m;

function isAboutSip(list: SettingList, ownKeys: OwnKeys): boolean {
  return (
    groupsIn(list, ownKeys).some(({ isCertain }) => isCertain) ||
    restHosts(list).length > 0 ||
    // what stands beside it decides whether the region of a file of variables is a mistake
    list.settings.some(({ key }) => isRegion(key))
  );
}

/** Before any variable is known. */
function settled({ path, isEnvironment, at, settings }: ReturnType<typeof listsOf>[number]): SettingList {
  const written = settings.map((setting) => {
    const value =
      setting.value.origin === 'placeholder' ? setting.value : resolved(setting.value, () => undefined);
    return { ...setting, value, written: setting.value };
  });
  return { path, isEnvironment, at, settings: written };
}
