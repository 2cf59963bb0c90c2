import { existsSync } from 'node:fs';
import { languages, type TextDocument, type Uri, workspace } from 'vscode';
import type { TextDocumentFilter } from 'vscode-languageclient/node';
import { possibleFiles } from '../../protocol/file-patterns';
import {
  declaresFreeSwitch,
  declaresPjsip,
  declaresSipSettings,
  freeswitchFiles,
  inConfigurationFolder,
  knownNames,
  literalGlob,
  mayHoldSipSettings,
  selectorPattern,
} from './recognise';
import { configuredFiles, ownKeys } from './settings';

/** The languages that this extension contributes. */
const ownLanguages = ['asterisk-pjsip', 'asterisk-dialplan'];

/**
 * Files on a disk only: a `git:`, diff or untitled document shows another state of a file, or none, and would give the
 * same findings twice. In a remote window this extension runs where the files are, so they are `file:` there too.
 */
const scheme = 'file';

/** The documents that are ours by their name, their language or the settings. */
export function namedDocuments(): TextDocumentFilter[] {
  const patterns = [...knownNames, ...configuredFiles().map(selectorPattern)];
  return [
    ...ownLanguages.map((language) => ({ scheme, language })),
    ...[...new Set(patterns)].map((pattern) => ({ scheme, pattern })),
  ];
}

/** What the server may be asked about. */
export function askedDocuments(): TextDocumentFilter[] {
  return [...namedDocuments(), ...possibleFiles.map((pattern) => ({ scheme, pattern }))];
}

/** This one and no other. */
export function onlyDocument(uri: Uri): TextDocumentFilter {
  return { scheme, pattern: literalGlob(slashPath(uri)) };
}

/** By name, by what is in it, or as a part of a PBX's configuration; whatever language id it has. */
export function isOurs(document: TextDocument, named: TextDocumentFilter[]): boolean {
  if (document.uri.scheme !== scheme) return false;
  if (languages.match(named, document) > 0) return true;
  const path = slashPath(document.uri);
  if (mayHoldSipSettings(path)) return declaresSipSettings(document.getText(), ownKeys(document.uri));
  const folder = workspace.getWorkspaceFolder(document.uri);
  const top = folder && slashPath(folder.uri);
  if (path.endsWith('.conf'))
    return inConfigurationFolder(path, top, existsSync) || declaresPjsip(document.getText());
  if (!path.endsWith('.xml')) return false;
  return (
    inConfigurationFolder(path, top, existsSync, freeswitchFiles) || declaresFreeSwitch(document.getText())
  );
}

/** A path that the file system takes and that has slashes on every system. */
export function slashPath(uri: Uri): string {
  return uri.fsPath.replace(/\\/g, '/');
}
