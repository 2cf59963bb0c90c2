import type { XmlChunk } from '../../syntax/xml/chunk';
import { type XmlChange, XmlDocument } from '../../syntax/xml/document';
import type { XmlElement } from '../../syntax/xml/element';
import type { XmlSource } from '../../syntax/xml/source';
import { atOnce, type Steps } from '../../text/steps';
import { type FileChange, NO_CHANGE, type Subject, type UnitChange } from '../dialect';
import { FileSubject, hasTextFacts } from './file-subject';
import { IgnoredPart } from './ignored-part';
import { type Behind, hidersIn, isLoss } from './load/behind';
import { discover, discovery } from './load/discover';
import { isDynamic, mayHoldMore } from './load/dynamic';
import { GLOBALS } from './load/globals';
import type { FreeSwitchObject } from './objects';
import { definedKeys } from './objects/defines';
import { pairUp, UnitChanges } from './program-change';
import { ObjectSubject } from './subject';

/** What an object may hold that is an object itself, or only holds such. */
const CONTAINERS: ReadonlySet<string> = new Set([
  'gateway',
  'gateways',
  'user',
  'users',
  'group',
  'groups',
  'domain',
  'extension',
  'context',
  'list',
  'profile',
  'profiles',
  'configuration',
  'section',
]);

/** Objects and files that are made in one step. */
const STEP = 200;
const FILES = 50;

/** A root file with its includes, as FreeSWITCH reads it, kept up to date edit by edit. */
export class FreeSwitchProgram {
  private ordered: ObjectSubject[] = [];
  private readonly byElement = new Map<XmlElement, ObjectSubject>();
  private readonly byFile = new Map<string, FileSubject>();
  private ignored: readonly IgnoredPart[] = [];
  private dynamic = false;
  private holdsMore = false;
  /** Grows each time everything was read again. */
  generation = 0;

  private constructor(readonly document: XmlDocument) {}

  static *read(root: string, source: XmlSource, fragment: boolean): Steps<FreeSwitchProgram> {
    const document = yield* XmlDocument.read(root, source, { globals: GLOBALS, fragment });
    const program = new FreeSwitchProgram(document);
    yield* program.rediscover(new UnitChanges());
    yield* program.refreshFiles(undefined, new UnitChanges());
    return program;
  }

  /** Every file that it read or would like to read. */
  get files(): ReadonlySet<string> {
    return this.document.files;
  }

  /** Whether every object that FreeSWITCH has is in sight. */
  get complete(): boolean {
    return this.document.complete && !this.dynamic && !this.holdsMore && !this.isRefused;
  }

  /** A program answers for parts of the configuration. */
  get isDynamic(): boolean {
    return this.dynamic;
  }

  /** FreeSWITCH takes nothing of it. */
  get isRefused(): boolean {
    for (const { faults } of this.byFile.values()) if (faults.some(({ fatal }) => fatal)) return true;
    return false;
  }

  /** In the order in which FreeSWITCH meets them, after the files and what it never looks at. */
  get subjects(): readonly Subject[] {
    return [...this.byFile.values(), ...this.ignored, ...this.ordered];
  }

  get fileSubjects(): Iterable<FileSubject> {
    return this.byFile.values();
  }

  get objects(): readonly ObjectSubject[] {
    return this.ordered;
  }

  /** Those that begin in the file. */
  objectsOf(uri: string): ObjectSubject[] {
    return this.ordered.filter(({ object }) => object.element.chunk.uri === uri);
  }

  subjectOf(element: XmlElement): ObjectSubject | undefined {
    return this.byElement.get(element);
  }

  /** The pieces of a file in order; undefined for one that it does not read. */
  chunksOf(uri: string): readonly XmlChunk[] | undefined {
    const chunks = this.document.chunksOf(uri);
    return chunks.length > 0 ? chunks : undefined;
  }

  /** Takes over what changed in its files. Costs what changed, unless the edit moves more than the lines that it is in. */
  update(changes: readonly FileChange[]): UnitChange {
    const result = new UnitChanges();
    const edits = changes.flatMap(({ uri, window }) => (window ? [{ uri, window }] : []));
    if (edits.length < changes.length) this.takeReread(this.document.reload(), result);
    else for (const { uri, window } of edits) this.take(this.document.edit(uri, window), uri, result);
    return result.isEmpty ? NO_CHANGE : result.unitChange;
  }

  private take(change: XmlChange, uri: string, result: UnitChanges): void {
    if (change.reread) {
      this.takeReread(change, result);
      return;
    }
    const { removed, added } = change;
    if (![...removed, ...added].every(isBelowModules)) this.look();
    if ([...removed, ...added].some(hasTextFacts)) this.refreshFile(uri, result);
    const found = objectsIn(removed);
    const before = found.flatMap(({ element }) => this.byElement.get(element) ?? []);
    const after = objectsIn(added);
    const isSameAmount = before.length === found.length && found.length === after.length;
    if (!isSameAmount || this.hidesOtherwise(change)) {
      atOnce(this.rediscover(result, this.holderOf(change)));
      return;
    }
    before.forEach((subject, index) => {
      const object = after[index];
      if (object) this.replace(subject, object, result);
    });
    const holder = this.holderOf(change);
    const fresh = holder && this.remade(holder);
    if (holder && fresh) this.replace(holder, fresh, result);
  }

  /** Whether what these chunks hide, or who hides it, may be another element now. */
  private hidesOtherwise({ removed, added }: XmlChange): boolean {
    const after = hiders(added);
    return hiders(removed) !== after || (after !== '' && this.ignored.length > 0);
  }

  private look(): void {
    const { roots } = this.document;
    this.dynamic = isDynamic(roots);
    this.holdsMore = mayHoldMore(roots);
  }

  private replace(before: ObjectSubject, object: FreeSwitchObject, result: UnitChanges): void {
    const after = new ObjectSubject(object, before.order);
    this.byElement.delete(before.object.element);
    this.byElement.set(object.element, after);
    this.ordered[before.order] = after;
    result.replace(before, after);
  }

  private remade({ object }: ObjectSubject): FreeSwitchObject | undefined {
    return discover([object.element]).objects[0];
  }

  /** The object that what changed belongs to, where that is not only other objects. */
  private holderOf({ removed, added }: XmlChange): ObjectSubject | undefined {
    const elements = [...removed, ...added].flatMap((chunk) => chunk.elements);
    if (elements.length > 0 && elements.every(({ name }) => CONTAINERS.has(name))) return undefined;
    for (let at = added[0]?.parent; at; at = at.parent) {
      const subject = this.byElement.get(at);
      if (subject) return subject;
    }
    return undefined;
  }

  private takeReread({ removed, added }: XmlChange, result: UnitChanges): void {
    this.generation++;
    atOnce(this.rediscover(result));
    atOnce(this.refreshFiles(new Set([...removed, ...added].map(({ uri }) => uri)), result));
  }

  /** Looks through all elements and keeps the subjects of those that are the same. */
  private *rediscover(result: UnitChanges, stale?: ObjectSubject): Steps<void> {
    const { objects, behind } = yield* discovery(this.document.roots);
    this.takeIgnored(behind, result);
    const before = new Map(this.byElement);
    this.byElement.clear();
    const added: ObjectSubject[] = [];
    this.ordered = [];
    for (const [order, object] of objects.entries()) {
      if (order % STEP === STEP - 1) yield;
      const known = before.get(object.element);
      const isSame = known !== undefined && known !== stale && isUnchanged(known, object);
      if (isSame) before.delete(object.element);
      const subject = isSame ? known : new ObjectSubject(object, order);
      subject.order = order;
      this.byElement.set(object.element, subject);
      this.ordered.push(subject);
      if (!isSame) added.push(subject);
    }
    this.look();
    pairUp([...before.values()], added, result);
  }

  private takeIgnored(behind: readonly Behind[], result: UnitChanges): void {
    if (behind.length + this.ignored.length === 0) return;
    const before = new Map(this.ignored.map((part) => [part.element, part]));
    this.ignored = behind.filter(isLoss).map((each) => {
      const known = before.get(each.element);
      if (known?.isOf(each)) {
        before.delete(each.element);
        return known;
      }
      const part = new IgnoredPart(each.element, each.first);
      result.add(part);
      return part;
    });
    for (const part of before.values()) result.remove(part);
  }

  /** Makes the files anew that changed; all of them where nobody says which. */
  private *refreshFiles(changed: ReadonlySet<string> | undefined, result: UnitChanges): Steps<void> {
    const { files } = this.document;
    for (const [uri, subject] of this.byFile) {
      if (files.has(uri)) continue;
      this.byFile.delete(uri);
      result.remove(subject);
    }
    const chunks = byFile(this.document.chunks);
    let count = 0;
    for (const uri of files) {
      if (this.byFile.has(uri) && changed?.has(uri) === false) continue;
      this.putFile(new FileSubject(uri, chunks.get(uri) ?? []), result);
      if (++count % FILES === 0) yield;
    }
  }

  private refreshFile(uri: string, result: UnitChanges): void {
    this.putFile(new FileSubject(uri, this.document.chunksOf(uri)), result);
  }

  private putFile(after: FileSubject, result: UnitChanges): void {
    const before = this.byFile.get(after.uri);
    this.byFile.set(after.uri, after);
    if (before) result.replace(before, after);
    else result.add(after);
  }
}

/** What stands so deep that it says nothing of modules, or of what may hold more than can be seen. */
const BELOW_MODULES: ReadonlySet<string> = new Set(['gateway', 'user', 'extension', 'list', 'node']);

function isBelowModules({ elements }: XmlChunk): boolean {
  return elements.every(({ name }) => BELOW_MODULES.has(name));
}

function byFile(chunks: readonly XmlChunk[]): Map<string, XmlChunk[]> {
  const files = new Map<string, XmlChunk[]>();
  for (const chunk of chunks) {
    const known = files.get(chunk.uri);
    if (known) known.push(chunk);
    else files.set(chunk.uri, [chunk]);
  }
  return files;
}

function hiders(chunks: readonly XmlChunk[]): string {
  return hidersIn(chunks.flatMap(({ elements }) => elements));
}

function objectsIn(chunks: readonly XmlChunk[]): readonly FreeSwitchObject[] {
  return discover(chunks.flatMap(({ elements }) => elements)).objects;
}

/** An element that one body holds is the same as long as it is the same object, and others may have other children. */
function isUnchanged({ object, defines }: ObjectSubject, found: FreeSwitchObject): boolean {
  if (object.kind !== found.kind || found.element.chunk.kind !== 'body' || isCut(found.element)) return false;
  const keys = definedKeys(found);
  return keys.length === defines.length && keys.every((key, index) => key === defines[index]);
}

/** Whether its children stand in chunks of their own. */
function isCut({ children, chunk }: XmlElement): boolean {
  const [first] = children;
  return first !== undefined && first.chunk !== chunk;
}
