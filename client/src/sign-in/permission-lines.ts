import type { Access, TryResult } from '../../../protocol/account';

const groups: readonly { readonly access: Access; readonly title: string; readonly icon: string }[] = [
  { access: 'no', title: 'It may not read', icon: '$(circle-slash)' },
  { access: 'unknown', title: 'Could not be asked', icon: '$(question)' },
  { access: 'yes', title: 'It may read', icon: '$(check)' },
];

/** What a key may read, what it lacks first. */
export function permissionLines(permissions: TryResult['permissions']): { title: string; lines: string[] }[] {
  return groups
    .map(({ access, title, icon }) => ({
      title,
      lines: permissions.filter(({ read }) => read === access).map(({ what }) => `${icon} ${what}`),
    }))
    .filter(({ lines }) => lines.length > 0);
}
