import type { CompletionItem, CompletionList } from 'vscode-languageserver';
import { complete, type FeatureContext } from '../../server/src/features';
import type { AnyRule } from '../../server/src/rules/rule';
import type { Position, Range, TextEdit } from '../../server/src/text/range';
import { applyEdits } from '../support/apply-edits';
import { CheckedWorkspace, type CheckOptions, pathOf, uriOf } from '../support/checked-workspace';

const CARET = '$0';

/** A workspace of texts, one of which has a caret in it. */
export class Scene {
  private constructor(
    readonly checked: CheckedWorkspace,
    readonly texts: ReadonlyMap<string, string>,
    readonly uri: string,
    readonly position: Position,
  ) {}

  /**
   * Files follow each other, each below a line `//- /path`; without such a line the text is `/pjsip.conf`. `$0` is the
   * caret. Without one it is the beginning of the first file.
   */
  static async of(text: string, rules: readonly AnyRule[] = [], options: CheckOptions = {}): Promise<Scene> {
    const texts = splitFiles(text);
    let uri = uriOf([...texts.keys()][0] ?? '/pjsip.conf');
    let position: Position = { line: 0, character: 0 };
    for (const [path, content] of texts) {
      const at = content.indexOf(CARET);
      if (at < 0) continue;
      const before = content.slice(0, at).split('\n');
      uri = uriOf(path);
      position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
      texts.set(path, content.slice(0, at) + content.slice(at + CARET.length));
    }
    return new Scene(await CheckedWorkspace.of(texts, { ...options, rules }), texts, uri, position);
  }

  get context(): FeatureContext {
    const { workspace, checker, accounts } = this.checked;
    return { workspace, checker, accountFor: (uri) => accounts.snapshotForFile(uri) };
  }

  completions(): CompletionList {
    return complete(this.context, this.uri, this.position);
  }

  /** The labels in the order in which an editor shows them. */
  labels(): string[] {
    return sorted(this.completions().items).map(({ label }) => label);
  }

  /** The caret's line after the completion of that label; several lines where it makes some. */
  after(label: string): string {
    const item = this.completions().items.find((each) => each.label === label);
    const edit = item?.textEdit;
    if (!edit || !('range' in edit))
      throw new Error(`nothing is called ${label}: ${this.labels().join(' ')}`);
    const { start, end } = edit.range;
    const { line, character } = this.position;
    if (start.line !== line || end.line !== line || start.character > character || end.character < character)
      throw new Error(`${label} does not take the place of the word at the caret`);
    return this.applied([edit]).split('\n')[line] ?? '';
  }

  /** The caret's file with these edits. */
  applied(edits: readonly TextEdit[], uri = this.uri): string {
    return applyEdits(this.texts.get(pathOf(uri)) ?? '', edits);
  }

  /** `/pjsip.conf:3 twilio`: a place and the text there; lines from 1. */
  show({ uri, range }: { uri: string; range: Range }): string {
    const lines = (this.texts.get(pathOf(uri)) ?? '').split('\n');
    const { start, end } = range;
    const text =
      start.line === end.line ? (lines[start.line] ?? '').slice(start.character, end.character) : '…';
    return `${pathOf(uri)}:${start.line + 1} ${text}`.trimEnd();
  }
}

function sorted(items: readonly CompletionItem[]): CompletionItem[] {
  const key = ({ sortText, label }: CompletionItem) => sortText ?? label;
  return [...items].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

function splitFiles(text: string): Map<string, string> {
  const parts = text.split(/^\/\/- (\/.+)\n/m);
  const [only = ''] = parts;
  if (parts.length === 1) return new Map([['/pjsip.conf', only]]);
  const files = new Map<string, string>();
  for (let i = 1; i < parts.length; i += 2) files.set(parts[i] ?? '', parts[i + 1] ?? '');
  return files;
}

/** An account with two SIP Domains, a trunk and two credential lists. */
export const REGISTRY = `//- /twilio.registry.yaml
sipLensRegistry: 1
accounts:
  - sid: AC00000000000000000000000000000001
    name: Acme production
    status: active
    regions:
      us1:
        fetchedAt: 2026-11-01T09:00:00Z
        unknown: []
        domains:
          - name: acme-pbx
            sid: SD00000000000000000000000000000001
            registration: true
            secure: false
            activeRegion: us1
            calls: { credentialLists: [branch-phones], ipAccessControlLists: [hq] }
            registrations: { credentialLists: [branch-phones] }
          - name: acme-lab
            sid: SD00000000000000000000000000000002
            registration: false
            secure: false
            calls: { credentialLists: [lab], ipAccessControlLists: [] }
            registrations: { credentialLists: [] }
        trunks:
          - name: acme-trunk
            sid: TK00000000000000000000000000000001
            secure: false
            credentialLists: [lab]
            ipAccessControlLists: [hq]
            originationUrls: [{ url: "sip:pbx.acme.example", priority: 10, weight: 10, enabled: true }]
            numbers: ["+15550100"]
        credentialLists:
          - { name: branch-phones, sid: CL00000000000000000000000000000001, usernames: [alice, bob] }
          - { name: lab, sid: CL00000000000000000000000000000002, usernames: [carol] }
        ipAccessControlLists:
          - { name: hq, sid: AL00000000000000000000000000000001, addresses: [203.0.113.10/32] }
        numbers: ["+15550100"]
        callerIds: ["+15550111"]
`;
