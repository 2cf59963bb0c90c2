import { YamlTree } from '../../syntax/yaml/tree';
import { resolved } from '../interpolation';
import { restHosts } from '../rest-region';
import { groupsIn, type OwnKeys, type SettingList } from '../setting-groups';
import { maySpeakOfSip } from '../sip-signs';
import { listsOf } from './objects/lists';

/** Most long files show what they are in their first lines. */
const FIRST_LOOK = 64 * 1024;

/** Whether a YAML file holds a setting that SIP Lens has something to say of. Only blocks that may are read. */
export function holdsSipSettings(uri: string, text: string, ownKeys: OwnKeys): boolean {
  const head = text.length > 2 * FIRST_LOOK ? text.slice(0, text.lastIndexOf('\n', FIRST_LOOK) + 1) : '';
  return holdsThem(uri, head, ownKeys) || holdsThem(uri, text, ownKeys);
}

function holdsThem(uri: string, text: string, ownKeys: OwnKeys): boolean {
  if (isDescription(text)) return false;
  const names = Object.keys(ownKeys);
  return new YamlTree(uri, text).blocks.some((block) => {
    const isWorthIt =
      maySpeakOfSip(block.text) ||
      block.path.some(maySpeakOfSip) ||
      names.some((key) => block.text.includes(key));
    return isWorthIt && listsOf(block).some((list) => isAboutSip(settled(list), ownKeys));
  });
}

/** An API described in OpenAPI: what looks like values are examples. */
function isDescription(text: string): boolean {
  return /^(?:openapi|swagger)\s*:/m.test(text.slice(0, HEAD));
}

/** Characters in which a file says what it is. */
const HEAD = 4096;

function isAboutSip(list: SettingList, ownKeys: OwnKeys): boolean {
  return groupsIn(list, ownKeys).some(({ isCertain }) => isCertain) || restHosts(list).length > 0;
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
