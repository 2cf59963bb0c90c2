import { MarkdownString, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { Row } from './node';
import { rowContext, rowText } from './row-text';
import { unusedUri } from './unused';

/** A row as VS Code shows it. */
export function treeItem(row: Row): TreeItem {
  const { label, description, icon, spoken } = rowText(row, Date.now());
  const item = new TreeItem(label, collapsible(row));
  item.id = row.id;
  item.description = description;
  item.iconPath = new ThemeIcon(icon, iconColor(row));
  item.contextValue = rowContext(row);
  item.accessibilityInformation = { label: spoken };
  item.tooltip = tooltip(row, label);
  if (row.kind === 'resource') {
    if (row.resource.usages.length === 0) item.resourceUri = unusedUri(row.id);
    item.command = { title: 'Show Uses', command: 'sipLens.showUses', arguments: [row] };
  }
  return item;
}

/** Domains and trunks are what configurations name: they are shown at once. */
function collapsible(row: Row): TreeItemCollapsibleState {
  if (row.children.length === 0) return TreeItemCollapsibleState.None;
  const isClosed = row.kind === 'group' && row.group.kind !== 'domains' && row.group.kind !== 'trunks';
  return isClosed ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.Expanded;
}

function iconColor(row: Row): ThemeColor | undefined {
  if (row.kind !== 'resource') return undefined;
  if (row.resource.problem !== undefined) return new ThemeColor('list.warningForeground');
  return row.resource.usages.length === 0 ? new ThemeColor('disabledForeground') : undefined;
}

function tooltip(row: Row, label: string): MarkdownString | string | undefined {
  switch (row.kind) {
    case 'account':
      return `${label}\n${row.account.sid}`;
    case 'region':
      return undefined;
    case 'group':
      return row.group.missing === undefined
        ? undefined
        : `${label}: there may be others, ${row.group.missing}`;
    case 'resource': {
      const { problem, tooltip: text = '' } = row.resource;
      const markdown = new MarkdownString(text);
      if (problem !== undefined) markdown.appendMarkdown('\n\n').appendText(problem);
      return markdown;
    }
  }
}
