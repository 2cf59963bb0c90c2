import type { DirectoryEntry, FileRead, FileSystem } from '../host/host';
import type { Lister } from './glob';
import { SourceFile } from './source-file';

/** Why a file has no text. */
export type FileProblem = Exclude<FileRead, { state: 'text' }>;

/** Every file that anybody asked for: open documents first, the disk for the rest. Answers at once, from memory. */
export class FileStore implements Lister {
  private readonly documents = new Map<string, SourceFile>();
  private readonly disk = new Map<string, SourceFile | FileProblem>();
  private readonly listings = new Map<string, readonly DirectoryEntry[] | undefined>();
  private readonly waiting = new Set<Promise<unknown>>();

  constructor(
    private readonly files: FileSystem,
    /** Bytes beyond which a file is not read. */
    public sizeLimit: number,
  ) {}

  /** `pending` while a host that cannot answer at once is reading. */
  file(uri: string): SourceFile | FileProblem | 'pending' {
    const known = this.documents.get(uri) ?? this.disk.get(uri);
    if (known) return known;
    const read = this.files.read(uri, this.sizeLimit);
    if (!(read instanceof Promise)) return this.remember(uri, read);
    this.wait(read.then((result) => this.remember(uri, result)));
    return 'pending';
  }

  list(uri: string): readonly DirectoryEntry[] | undefined | 'pending' {
    if (this.listings.has(uri)) return this.listings.get(uri);
    const listing = this.files.list(uri);
    if (!(listing instanceof Promise)) {
      this.listings.set(uri, listing);
      return listing;
    }
    this.wait(listing.then((result) => this.listings.set(uri, result)));
    return 'pending';
  }

  /** Resolves when everything that was asked for has arrived; false where nothing was under way. */
  async arrive(): Promise<boolean> {
    if (this.waiting.size === 0) return false;
    while (this.waiting.size > 0) await Promise.all(this.waiting);
    return true;
  }

  document(uri: string): SourceFile | undefined {
    return this.documents.get(uri);
  }

  openDocuments(): Iterable<SourceFile> {
    return this.documents.values();
  }

  /** An editor opens the file. What was read from the disk goes on where its text is the same; true where it is not. */
  open(uri: string, text: string, version: number): boolean {
    const known = this.disk.get(uri);
    const same = known instanceof SourceFile && known.text === text;
    const file = same ? known : new SourceFile(uri, text);
    file.version = version;
    this.documents.set(uri, file);
    return !same;
  }

  /** The editor lets go of it. True where the disk says something else. */
  close(uri: string): boolean {
    const document = this.documents.get(uri);
    this.documents.delete(uri);
    this.disk.delete(uri);
    if (!document) return false;
    document.version = undefined;
    const file = this.file(uri);
    if (!(file instanceof SourceFile) || file.text !== document.text) return true;
    this.disk.set(uri, document);
    return false;
  }

  /** The disk's copy is no longer what was read. */
  forget(uri: string): void {
    this.disk.delete(uri);
    this.listings.clear();
  }

  private remember(uri: string, read: FileRead): SourceFile | FileProblem {
    const result = read.state === 'text' ? new SourceFile(uri, read.text, read.encoding) : read;
    this.disk.set(uri, result);
    return result;
  }

  private wait(promise: Promise<unknown>): void {
    const tracked = promise.finally(() => this.waiting.delete(tracked));
    this.waiting.add(tracked);
  }
}
