import type { DirectoryEntry, FileRead, FileSystem } from '../host/host';
import type { Lister } from './glob';
import { SourceFile } from './source-file';
import { parentOf } from './uri';

/** UTF-8 takes that many bytes at most for one UTF-16 unit. */
const MAX_BYTES_A_UNIT = 3;
const NOT_ASCII = /[^\0-\x7f]/;

/** Why a file has no text. */
export type FileProblem = Exclude<FileRead, { state: 'text' }>;

/** Every file that anybody asked for: open documents first, the disk for the rest. Answers at once, from memory. */
export class FileStore implements Lister {
  private readonly documents = new Map<string, SourceFile | FileProblem>();
  private readonly disk = new Map<string, SourceFile | FileProblem>();
  private readonly listings = new Map<string, readonly DirectoryEntry[] | undefined>();
  private readonly waiting = new Set<Promise<unknown>>();

  constructor(
    private readonly files: FileSystem,
    /** Bytes beyond which a file is not read. */
    readonly limitFor: (uri: string) => number,
    /** Called for each file and folder that a host answered for later. */
    private readonly arrived: (uri: string) => void = () => undefined,
  ) {}

  /** `pending` while a host that cannot answer at once is reading. */
  file(uri: string): SourceFile | FileProblem | 'pending' {
    return this.documents.get(uri) ?? this.onDisk(uri);
  }

  private onDisk(uri: string): SourceFile | FileProblem | 'pending' {
    const known = this.disk.get(uri);
    if (known) return known;
    const read = this.files.read(uri, this.limitFor(uri));
    if (!(read instanceof Promise)) return this.remember(uri, read);
    this.wait(
      uri,
      read.then((result) => this.remember(uri, result)),
    );
    return 'pending';
  }

  list(uri: string): readonly DirectoryEntry[] | undefined | 'pending' {
    if (this.listings.has(uri)) return this.listings.get(uri);
    const listing = this.files.list(uri);
    if (!(listing instanceof Promise)) {
      this.listings.set(uri, listing);
      return listing;
    }
    this.wait(
      uri,
      listing.then((result) => this.listings.set(uri, result)),
    );
    return 'pending';
  }

  /** Resolves when everything that was asked for has arrived; false where nothing was under way. */
  async arrive(): Promise<boolean> {
    if (this.waiting.size === 0) return false;
    while (this.waiting.size > 0) await Promise.all(this.waiting);
    return true;
  }

  document(uri: string): SourceFile | undefined {
    const document = this.documents.get(uri);
    return document instanceof SourceFile ? document : undefined;
  }

  /** What was read of a file already, from wherever. */
  known(uri: string): SourceFile | undefined {
    const file = this.documents.get(uri) ?? this.disk.get(uri);
    return file instanceof SourceFile ? file : undefined;
  }

  isOpen(uri: string): boolean {
    return this.documents.has(uri);
  }

  /** An editor opens the file. What was read from the disk goes on where its text is the same; true where it is not. */
  open(uri: string, text: string, version: number): boolean {
    if (this.isTooLong(uri, text)) {
      this.documents.set(uri, { state: 'too-large', bytes: bytesOf(text) });
      return true;
    }
    const encoding = this.encodingOnDisk(uri, text);
    const known = this.disk.get(uri);
    const same = known instanceof SourceFile && known.text === text;
    const file = same ? known : new SourceFile(uri, text, encoding);
    file.version = version;
    this.documents.set(uri, file);
    return !same;
  }

  /** Most texts are told by their length alone. */
  isTooLong(uri: string, text: string): boolean {
    const limit = this.limitFor(uri);
    return text.length > limit || (text.length > limit / MAX_BYTES_A_UNIT && bytesOf(text) > limit);
  }

  /** A text of ASCII is the same in both. */
  private encodingOnDisk(uri: string, text: string): SourceFile['encoding'] {
    if (!NOT_ASCII.test(text)) return 'utf-8';
    const file = this.onDisk(uri);
    return file instanceof SourceFile ? file.encoding : 'utf-8';
  }

  /** The editor lets go of it. True where the disk says something else. */
  close(uri: string): boolean {
    const document = this.documents.get(uri);
    this.documents.delete(uri);
    this.disk.delete(uri);
    if (!document) return false;
    if (!(document instanceof SourceFile)) return true;
    document.version = undefined;
    const file = this.onDisk(uri);
    if (!(file instanceof SourceFile) || file.text !== document.text) return true;
    document.encoding = file.encoding;
    this.disk.set(uri, document);
    return false;
  }

  /** The disk's copy is no longer what was read; where it came or went, the folders above it have other entries. */
  forget(uri: string, existence: boolean): void {
    this.disk.delete(uri);
    if (existence) {
      for (let folder = uri, last = ''; folder !== last; last = folder, folder = parentOf(folder))
        this.listings.delete(folder);
    }
    const document = this.document(uri);
    if (document) document.encoding = this.encodingOnDisk(uri, document.text);
  }

  /** Nobody needs what was read of the file. */
  release(uri: string): void {
    this.disk.delete(uri);
  }

  private remember(uri: string, read: FileRead): SourceFile | FileProblem {
    const result = read.state === 'text' ? new SourceFile(uri, read.text, read.encoding) : read;
    this.disk.set(uri, result);
    return result;
  }

  private wait(uri: string, promise: Promise<unknown>): void {
    const tracked = promise.then(() => this.arrived(uri)).finally(() => this.waiting.delete(tracked));
    this.waiting.add(tracked);
  }
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
